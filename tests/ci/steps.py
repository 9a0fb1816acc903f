"""Runs the steps of the generated jobs and of action.yml by hand, in a git repository of two commits.

The draft says 14, as its source does, and then 19: the job on drafts passes and then fails. `uses:`
steps are what the services bring; here they are left out, and `gh` is a stand-in that keeps a comment.
"""
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import yaml

FIRE = "A fire at the grain terminal of Port Ellery killed {} people on Monday, the harbour office said.\n"
# Keeps one comment in a file, and says by which method it was written.
GH = """#!/usr/bin/env bash
[ -n "$GH_TOKEN" ] || exit 9
case "$*" in
  *--jq*) [ ! -f "$COMMENT_FILE" ] || echo 7 ;;
  *"--method POST repos/desk/news/issues/3/comments"*) cp comment.md "$COMMENT_FILE"; echo POST >> "$COMMENT_FILE.log" ;;
  *"--method PATCH repos/desk/news/issues/comments/7"*) cp comment.md "$COMMENT_FILE"; echo PATCH >> "$COMMENT_FILE.log" ;;
  *) echo "gh: $*" >&2; exit 9 ;;
esac
"""
# Says what it is asked to install.
CARGO = """#!/usr/bin/env bash
echo "$*" >> "$CARGO_LOG"
"""


def run(*command, cwd, **more):
    return subprocess.run(command, cwd=cwd, text=True, capture_output=True, check=False, **more)


def git(desk, *args):
    done = run("git", "-c", "user.name=desk", "-c", "user.email=desk@desk.example", *args, cwd=desk)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def value(text, facts):
    """`text` with the expressions of the service filled in."""
    return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda m: facts[m.group(1)], str(text))


def steps(job, desk, facts, leave_out=(), variables=None):
    """Run the `run:` steps of a job; the status of the first that fails, and all output."""
    status, output = 0, ""
    summary, outputs = desk.parent / "summary", desk.parent / "outputs"
    for step in job["steps"]:
        if "run" not in step or any(words in step["run"] for words in leave_out):
            continue
        if status and "always()" not in str(step.get("if", "")):
            continue
        env = {**os.environ, "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(outputs), "RUNNER_OS": "Linux"}
        env |= variables or {}
        env |= {key: value(text, facts) for key, text in step.get("env", {}).items()}
        env["PATH"] = f"{desk.parent / 'bin'}:{env['PATH']}"
        env["COMMENT_FILE"] = str(desk.parent / "comment")
        done = run("bash", "-e", "-o", "pipefail", "-c", value(step["run"], facts), cwd=desk, env=env)
        output += done.stdout + done.stderr
        status = status or done.returncode
    return status, output


def try_action(desk, program):
    """The steps of action.yml: articles that agree pass, and those that differ fail."""
    root = Path(__file__).resolve().parents[2]
    action = yaml.safe_load((root / "action.yml").read_text())
    facts = {f"inputs.{name}": entry["default"] for name, entry in action["inputs"].items()}
    facts |= {"inputs.articles": "articles", "inputs.output": "of-the-action"}
    temp = desk.parent / "temp"
    (temp / "crossread/bin").mkdir(parents=True)
    (temp / "crossread/bin/crossread").symlink_to(program)
    variables = {"GITHUB_ACTION_PATH": str(root), "RUNNER_TEMP": str(temp)}
    summary, outputs = desk.parent / "summary", desk.parent / "outputs"
    for toll, expected in ((14, 0), (17, 1)):
        (desk / "articles/bell.txt").write_text(FIRE.format(toll).replace("A fire", "On the quay, a fire"))
        summary.unlink(missing_ok=True)
        outputs.unlink(missing_ok=True)
        status, output = steps(action["runs"], desk, facts, leave_out=["cargo"], variables=variables)
        assert status == expected, f"{toll}: {status}: {output}"
        assert re.fullmatch(rf"source=[0-9a-f]{{16}}\nstatus={expected}\n", outputs.read_text()), outputs.read_text()
        assert "generator: crossread" in summary.read_text(), output
        assert (desk / "of-the-action/report.sarif").exists(), output
    assert "::error file=articles/bell.txt,line=1" in output or "::error file=articles/post.txt,line=1" in output, output


def main(folder):
    desk = Path(folder) / "desk"
    for name in ("articles", "drafts", "tools/crossread", ".crossread-bin/bin"):
        (desk / name).mkdir(parents=True)
    (desk.parent / "bin").mkdir()
    for name, text in (("gh", GH), ("cargo", CARGO)):
        command = desk.parent / "bin" / name
        command.write_text(text)
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
    program = os.environ["CROSSREAD"]
    (desk / ".crossread-bin/bin/crossread").symlink_to(program)
    (desk / ".gitignore").write_text(".crossread-bin/\nreports/\nchecks/\ncomment.md\nchanged\n")
    (desk / "tools/crossread/Cargo.toml").write_text("[package]\nname = 'crossread'\n")
    (desk / "articles/post.txt").write_text(FIRE.format(14))
    (desk / "articles/bell.txt").write_text(FIRE.format(14).replace("A fire", "On the quay, a fire"))
    for service in ("github", "gitlab"):
        done = run(program, "init", "--ci", service, "--from", "tools/crossread", cwd=desk)
        assert done.returncode == 0, done.stderr
    git(desk, "init", "-q", "-b", "main", ".")
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "articles")
    base = git(desk, "rev-parse", "HEAD")
    git(desk, "checkout", "-q", "-b", "fire")
    (desk / "drafts/a fire.md").write_text(FIRE.format(14))
    (desk / "drafts/another.md").write_text(FIRE.format(14).replace("killed", "has killed"))
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "draft")

    jobs = yaml.safe_load((desk / ".github/workflows/crossread.yml").read_text())["jobs"]
    facts = {
        "steps.key.outputs.revision": "r",
        "github.event.pull_request.base.sha": base,
        "github.token": "t",
        "github.repository": "desk/news",
        "github.event.pull_request.number": "3",
    }
    status, output = steps(jobs["build"], desk, facts, leave_out=["cargo"])
    assert status == 0 and "key=crossread-Linux-" in (desk.parent / "outputs").read_text(), output
    status, output = steps(jobs["report"], desk, facts)
    assert status == 0 and (desk / "reports/report.sarif").exists(), output
    assert "generator: crossread" in (desk.parent / "summary").read_text(), output
    status, output = steps(jobs["drafts"], desk, facts)
    assert status == 0, f"a right draft fails: {output}"
    assert (desk.parent / "comment").read_text().startswith("<!-- crossread drafts -->")

    gitlab = yaml.safe_load((desk / ".gitlab-ci.crossread.yml").read_text())
    build, merge, report = ("\n".join(gitlab[f"crossread-{job}"]["script"]) for job in ("build", "drafts", "report"))
    log = desk.parent / "cargo.log"
    path = f"{desk.parent / 'bin'}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "CARGO_LOG": str(log), "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    env |= gitlab["crossread-build"]["variables"]
    for _ in range(2):
        done = run("bash", "-e", "-c", build, cwd=desk, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
    assert log.read_text().count("install") == 1, "built once, and kept by its revision"
    assert run("bash", "-e", "-c", merge, cwd=desk, env=env).returncode == 0

    (desk / "drafts/a fire.md").write_text(FIRE.format(19))
    git(desk, "commit", "-q", "-a", "-m", "another number")
    status, output = steps(jobs["drafts"], desk, facts)
    assert status == 1, f"a wrong draft passes: {output}"
    assert "::error file=drafts/a fire.md,line=1" in output, output
    assert len(list((desk / "checks").glob("*/index.html"))) == 2, "a page for each draft"
    assert "19" in (desk.parent / "comment").read_text()
    assert (desk.parent / "comment.log").read_text() == "POST\nPATCH\n", "one comment, written anew"
    done = run("bash", "-e", "-c", merge, cwd=desk, env=env)
    assert done.returncode == 1, done.stdout + done.stderr
    quality = json.loads((desk / "checks/gl-code-quality-report.json").read_text())
    assert {entry["location"]["path"] for entry in quality} >= {"drafts/a fire.md"}, quality
    done = run("bash", "-e", "-c", report, cwd=desk, env=env)
    assert done.returncode == 0 and (desk / "reports/gl-code-quality-report.json").exists(), done.stderr
    try_action(desk, program)
    print("tests/ci: the steps of the jobs and of the action pass what is right and fail what is wrong")


main(sys.argv[1])
