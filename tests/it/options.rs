//! Options as people expect them: formats and files, which files are read, colours, configuration.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "reads and writes files of its own")]

use crate::support::{Desk, two_reports};
use std::io::Write as _;

const USAGE: i32 = 2;
const FINDINGS: i32 = 1;

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

/// Run the program with `input` on standard input.
fn fed(desk: &Desk, args: &[&str], input: &str) -> String {
    let mut run = desk.start(args);
    run.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    String::from_utf8(run.wait_with_output().unwrap().stdout).unwrap()
}

fn articles(desk: &Desk, args: &[&str]) -> Vec<String> {
    let run = desk.run(&[&["extract", "-f", "json"], args].concat());
    let report = json(&run.out);
    report["articles"].as_array().unwrap().iter().map(|a| a["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn each_format_goes_to_its_file_and_the_rest_to_standard_output() {
    let desk = two_reports();
    let run = desk.run(&["compare", "articles", "-f", "JSON,sarif=out/findings.sarif"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(json(&run.out)["version"], 1);
    assert_eq!(json(&desk.read("out/findings.sarif"))["version"], "2.1.0");
    for command in ["compare", "extract", "events"] {
        let run = desk.run(&[command, "articles", "-f", "json", "-o", "one.json"]);
        assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
        assert_eq!(json(&desk.read("one.json"))["totals"]["articles"], 2);
    }
    let run = desk.run(&["compare", "articles", "-f", "json,md"]);
    assert_eq!(run.status, USAGE);
    assert!(run.err.contains("json=FILE"), "{}", run.err);
    let run = desk.run(&["compare", "articles", "-f", "json,md", "-o", "both/"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(desk.path("both/report.json").exists() && desk.path("both/report.md").exists());
    let run = desk.run(&["report", "articles", "-q", "-f", "json,junit=tests.xml"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(desk.path("tests.xml").exists() && !desk.path("reports/report.junit.xml").exists());
}

#[test]
fn no_file_is_written_over_that_crossread_did_not_write() {
    let desk = two_reports().file("notes.md", "# My notes\n");
    for file in ["notes.md", "articles/post.txt"] {
        let before = desk.read(file);
        let run = desk.run(&["compare", "articles", "-f", "md", "-o", file]);
        assert_eq!(run.status, 5, "{}", run.err);
        assert!(run.err.contains("name another file"), "{}", run.err);
        assert_eq!(desk.read(file), before);
    }
    for format in ["text", "json", "jsonl", "md", "html", "sarif", "junit", "gitlab", "github", "rdjson"] {
        for _ in 0..2 {
            let run = desk.run(&["compare", "articles", "-f", format, "-o", "out"]);
            assert_eq!(run.status, 0, "{format} is not known again: {}", run.err);
        }
        std::fs::remove_file(desk.path("out")).unwrap();
    }
}

#[test]
fn patterns_and_gitignore_leave_files_out() {
    let desk = two_reports().file("articles/old/fair.md", "The spring fair of Tolmar opened with 200 stalls, the mayor said.\n");
    assert_eq!(articles(&desk, &["articles"]).len(), 3);
    assert_eq!(articles(&desk, &["articles", "--exclude", "old/"]), ["articles/bell.txt", "articles/post.txt"]);
    assert_eq!(articles(&desk, &["articles", "--include", "*.md"]), ["articles/old/fair.md"]);
    assert_eq!(articles(&desk, &["articles", "--exclude", "articles/*.txt"]), ["articles/old/fair.md"]);
    // A file that is named itself is read.
    assert_eq!(articles(&desk, &["articles/old/fair.md", "--exclude", "old/"]).len(), 1);

    let desk = desk.file(".git/HEAD", "").file(".gitignore", "old/\n").file("articles/.gitignore", "bell.*\n");
    assert_eq!(articles(&desk, &["articles"]), ["articles/post.txt"]);
    let told = desk.run(&["extract", "articles"]).err;
    assert!(told.contains("bell.txt is passed over: left out by .gitignore"), "{told}");
    assert_eq!(articles(&desk, &["articles", "--no-ignore"]).len(), 3);
    assert_eq!(articles(&desk, &["articles/bell.txt"]).len(), 1);

    let desk = desk.file("crossread.toml", "gitignore = false\nexclude = [\"/articles/old/\"]\n");
    assert_eq!(articles(&desk, &["articles"]), ["articles/bell.txt", "articles/post.txt"]);
    let run = desk.run(&["extract", "articles", "--exclude", "[z-a]", "-q"]);
    assert_eq!(run.status, USAGE, "{}", run.err);
}

#[test]
fn paths_come_from_a_list_and_an_article_from_standard_input() {
    let desk = two_reports().file("list", "articles/post.txt\n\narticles/bell.txt\n");
    assert_eq!(articles(&desk, &["--files-from", "list"]).len(), 2);
    let found = |args: &[&str], input: &str| {
        let report = json(&fed(&desk, &[&["extract", "-f", "json"], args].concat(), input));
        report["articles"].as_array().unwrap().iter().map(|a| a["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&["--files-from", "-"], "articles/post.txt\0articles/bell.txt\0").len(), 2);
    let page = "<html><head><title>Fair opens</title></head><body><p>The spring fair of Tolmar opened on Monday.</p></body></html>";
    assert_eq!(found(&["-", "--stdin-filename", "desk/fair.html"], page), ["desk/fair.html"]);
    assert_eq!(found(&["-", "articles/post.txt"], "The fair opened on Monday.\n"), ["articles/post.txt", "stdin"]);
}

#[test]
fn colours_are_as_the_option_and_the_environment_say() {
    let desk = two_reports();
    let coloured =
        |args: &[&str], env: &[(&str, &str)]| desk.run_with(&[&["compare", "articles"], args].concat(), env).out.contains('\u{1b}');
    assert!(!coloured(&[], &[]));
    assert!(coloured(&["--color", "always"], &[]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["--color", "NEVER"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    for args in [["--help"].as_slice(), &["help", "check"], &["chek"], &["check", "--fail-on", "grave"]] {
        let coloured = |when: &[&str], env: &[(&str, &str)]| {
            let run = desk.run_with(&[when, args].concat(), env);
            (run.out + &run.err).contains('\u{1b}')
        };
        assert!(coloured(&["--color", "always"], &[]) && coloured(&["--color=ALWAYS"], &[]), "{args:?}");
        assert!(!coloured(&[], &[]) && !coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]), "{args:?}");
    }
    let hostile = desk.run(&["--color", "always", "check\u{1b}[2J"]).err;
    assert!(!hostile.contains("\u{1b}[2J"), "{hostile:?}");
}

#[test]
fn statistics_count_the_findings_of_each_check() {
    let run = two_reports().run(&["compare", "articles", "--statistics", "-q"]);
    assert!(run.err.contains("differing-number  ") && run.err.contains(" high, "), "{}", run.err);
}

#[test]
fn mistakes_name_what_is_near() {
    let desk = two_reports()
        .file("format.toml", "formats = [\"htlm\"]\n")
        .file("key.toml", "exlude = [\"a\"]\n")
        .file("level.toml", "[checks]\ndiffering-number = \"lwo\"\n")
        .file("gate.toml", "fail-on = { chek = \"high\" }\n");
    for (args, near) in [
        (["compare", "articles", "-f", "sraif"].as_slice(), "did you mean \"sarif\"?"),
        (&["compare", "articles", "--fail-on", "hihg"], "'high'"),
        (&["report", "articles", "--config", "key.toml"], "did you mean \"exclude\"?"),
        (&["report", "articles", "--config", "gate.toml"], "did you mean \"check\"?"),
        (&["man", "chek"], "did you mean \"check\"?"),
        (&["help", "chek"], "did you mean \"check\"?"),
        (&["events", "articles", "--config", "format.toml"], "did you mean \"html\"?"),
        (&["events", "articles", "--exclude", "[z"], "has a [ with no ]"),
        (&["compare", "articles", "-f", "html,md", "-o", "out/cmp"], "-o out/cmp/"),
        (&["reprot", "articles"], "'report'"),
        (&["check", "--against", "articles", "draft.md"], "put the draft first"),
        (&["compare", "articles", "--fail-on", "lwo"], "did you mean \"low\"?"),
        (&["report", "articles", "--config", "level.toml"], "did you mean \"low\"?"),
        (&["template", "eject", "--only", "evnt.html"], "did you mean \"event.html\"?"),
        (&["explain", "3ce7088db589fd5"], "sixteen hexadecimal digits"),
        (&["report", "articles", "-f", "github=-,sarif=-"], "github=FILE"),
    ] {
        let run = desk.run(args);
        assert_eq!(run.status, USAGE, "{args:?}: {}", run.err);
        assert!(run.err.contains(near), "{args:?}: {}", run.err);
    }
}

#[test]
fn the_configuration_gates_each_command_and_grades_by_path() {
    let desk = two_reports().file("crossread.toml", "fail-on = { compare = \"High\" }\n");
    assert_eq!(desk.run(&["compare", "articles", "-q"]).status, FINDINGS);
    assert_eq!(desk.run(&["compare", "articles", "-q", "--fail-on", "never"]).status, 0);
    assert_eq!(desk.run(&["report", "articles", "-q"]).status, 0);
    let rules = |desk: &Desk| {
        let found = json(&desk.run(&["compare", "articles", "-f", "json", "-q"]).out)["findings"].as_array().unwrap().clone();
        found.iter().map(|f| (f["rule"].as_str().unwrap().to_owned(), f["severity"].as_str().unwrap().to_owned())).collect::<Vec<_>>()
    };
    assert!(rules(&desk).contains(&("differing-number".to_owned(), "high".to_owned())), "{:?}", rules(&desk));
    let desk = desk.file("crossread.toml", "[[paths]]\nfiles = \"articles/\"\nchecks = { differing-number = \"low\" }\n");
    assert!(rules(&desk).contains(&("differing-number".to_owned(), "low".to_owned())), "{:?}", rules(&desk));
    let desk = desk.file("crossread.toml", "[[paths]]\nfiles = \"/articles/*\"\nchecks = { differing-number = \"off\" }\n");
    assert!(rules(&desk).iter().all(|(rule, _)| rule != "differing-number"));
}

#[test]
fn a_desks_own_lists_settle_outlets_and_spellings() {
    let head = |outlet: &str| format!("---\ntitle: Mill fire\ndate: 2024-05-07\nsource: {outlet}\n---\n");
    let post = head("EP") + "Inspector Edwin Sorel leads the inquiry into the fire. Sorel has asked for the plans of the mill.\n";
    let bell =
        head("Bell") + "The inquiry into the fire will take a year, Inspector Edwin Sroel said. He has asked for the plans of the mill.\n";
    let desk = Desk::new().file("articles/a.txt", post).file("articles/b.txt", bell);
    let run = |desk: &Desk| json(&desk.run(&["compare", "articles", "-f", "json", "-q"]).out);
    let rules = |report: &serde_json::Value| report["findings"].to_string();
    let before = run(&desk);
    assert!(rules(&before).contains("differing-name"), "{before}");
    let lists =
        "[[sources]]\nname = \"Ellery Post\"\naliases = [\"ep\"]\n[[people]]\nname = \"Edwin Sorel\"\naliases = [\"edwin sroel\"]\n";
    let after = run(&desk.file("crossread.toml", lists));
    assert!(!rules(&after).contains("differing-name"), "{after}");
    assert_eq!(after["articles"][0]["outlet"], "Ellery Post");
}

#[test]
fn prints_that_a_desk_knows_count_as_one_source() {
    let head = |outlet: &str, byline: &str| format!("---\ntitle: Mill fire\ndate: 2024-05-07\nsource: {outlet}\nauthor: {byline}\n---\n");
    let desk = Desk::new()
        .file("articles/a.txt", head("MW", "Ana Holt") + "The fire at the mill of Ellery began in the boiler room. Nobody was hurt.\n")
        .file(
            "articles/b.txt",
            head("Post", "Bo Lund, MW") + "A blaze that gutted the Ellery mill started beside its boiler, firefighters found.\n",
        )
        .file("articles/c.txt", head("Bell", "Ida Falk") + "Flames destroyed the Ellery mill; the boiler room is where they broke out.\n")
        .file("articles/d.txt", head("Gull", "Jon Dahl") + "The mill of Ellery burnt to the ground after its boiler caught fire.\n");
    let run = |desk: &Desk| json(&desk.run(&["compare", "articles", "-f", "json", "-q"]).out)["events"][0].clone();
    assert_eq!(run(&desk)["independent_sources"], 4);
    let lists = "[[sources]]\nname = \"Meridian Wire\"\naliases = [\"MW\"]\nagency = true\n[[sources]]\nname = \"Bell\"\nagency = \"mw\"\n";
    let event = run(&desk.file("crossread.toml", lists));
    assert_eq!(event["independent_sources"], 2, "{event}");
    assert_eq!(event["wire_groups"][0]["provenance"], "Meridian Wire");
    assert_eq!(event["wire_groups"][0]["articles"].as_array().unwrap().len(), 3);
}

#[test]
fn what_is_set_is_shown_with_its_origin() {
    let desk = Desk::new().file("crossread.toml", "# ours\ncorpus = [\"news\"]\n\n[checks]\nundated-article = \"OFF\"\n");
    let shown = desk.run(&["config", "show", "--origin", "-q"]).out;
    assert!(shown.contains("crossread.toml:2") && shown.contains("crossread.toml:5"), "{shown}");
    assert!(shown.lines().any(|l| l.starts_with("output = \"reports\"") && l.ends_with("# usual")), "{shown}");
    // What is shown is a configuration again, with the same settings.
    let again = desk.run(&["config", "show", "-q"]).out;
    let desk = desk.file("crossread.toml", &again);
    assert_eq!(desk.run(&["config", "show", "-q"]).out, again);
    let schema = json(&desk.run(&["schema", "config"]).out);
    let holds = jsonschema::validator_for(&schema).unwrap();
    let config: toml::Table = "fail-on = { check = \"low\" }\n[checks]\nundated-article = \"off\"\n".parse().unwrap();
    assert!(holds.is_valid(&serde_json::to_value(config).unwrap()));
    for wrong in [
        serde_json::json!({ "exlude": [] }),
        serde_json::json!({ "checks": { "differing-numbr": "low" } }),
        serde_json::json!({ "paths": [{ "files": "a", "checks": { "differing-numbr": "low" } }] }),
    ] {
        assert!(!holds.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn help_manual_and_completions_list_formats_and_checks() {
    let desk = Desk::new();
    let help = desk.run(&["compare", "--help"]).out;
    for part in ["sarif:", "Examples:", "Input:", "Global options:"] {
        assert!(help.contains(part), "{part}: {help}");
    }
    assert!(help.find("Global options:") > help.find("Input:"), "{help}");
    assert!(desk.run(&["explain", "--help"]).out.contains("differing-number:"));
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&["completions", shell]).out;
        // What zsh and fish are given asks the program for what stands in no list.
        assert!(script.contains("rdjson") && (shell != "bash" || script.contains("differing-number")), "{shell}");
        assert!(script.contains("names --quiet") && script.contains("names --checks --quiet") == (shell != "bash"), "{shell}");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(!desk.run(&["completions", shell]).out.contains("what the completions of a shell offer"), "{shell}");
    }
    assert!(desk.run(&["man", "CHECK"]).out.contains("crossread\\-check"));
    assert!(desk.run(&["man", "template", "eject"]).out.contains("crossread\\-template\\-eject"));
    desk.run(&["man", "-o", "pages"]);
    assert!(desk.path("pages/crossread.1").exists() && desk.path("pages/crossread-report.1").exists());
    assert!(desk.path("pages/crossread-config-show.1").exists() && !desk.path("pages/crossread-names.1").exists());
}

#[test]
fn every_command_that_prints_writes_to_a_file() {
    let desk = Desk::new();
    for args in [
        ["explain"].as_slice(),
        &["explain", "Differing-Number"],
        &["schema", "config"],
        &["config", "show"],
        &["completions", "Bash"],
        &["template", "list"],
        &["cache", "stat"],
        &["man", "check"],
    ] {
        let printed = desk.run(args).out;
        let run = desk.run(&[args, &["-o", "out/text"]].concat());
        assert!(run.status == 0 && run.out.is_empty(), "{args:?}: {}", run.err);
        assert_eq!(desk.read("out/text"), printed, "{args:?}");
    }
}

#[test]
fn templates_go_to_the_folder_of_o() {
    let desk = Desk::new();
    let run = desk.run(&["template", "eject", "-o", "own", "--only", "event.html"]);
    assert!(run.status == 0 && desk.path("own/event.html").exists() && !desk.path("own/report.md").exists(), "{}", run.err);
}

#[test]
fn a_check_and_an_explanation_have_colours_where_they_are_asked_for() {
    let desk = two_reports();
    let coloured = |args: &[&str]| desk.run(&[args, &["--color", "always"]].concat()).out;
    let check = ["check", "articles/bell.txt", "--against", "articles/post.txt"];
    assert!(coloured(&check).contains("\u{1b}["), "{}", coloured(&check));
    assert!(!desk.run(&check).out.contains('\u{1b}'));
    assert!(coloured(&["explain", "differing-number"]).contains("\u{1b}[1mWhy it matters."));
    assert!(coloured(&["explain"]).contains("\u{1b}["));
}

#[test]
fn bash_completes_findings_and_formats_behind_a_comma() {
    let desk = two_reports();
    assert_eq!(desk.run(&["report", "articles", "-q"]).status, 0);
    let id = json(&desk.read("reports/report.json"))["findings"][0]["id"].as_str().unwrap().to_owned();
    assert!(desk.run(&["names"]).out.contains(&format!("{id}\t")));
    if std::process::Command::new("bash").arg("--version").output().is_err() {
        return;
    }
    std::fs::write(desk.path("completions.bash"), desk.run(&["completions", "bash"]).out).unwrap();
    let complete = |words: &str| {
        let script = format!(
            "source completions.bash; COMP_WORDS=(\"$0\" {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _crossread_more \"$0\"; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let out = std::process::Command::new("bash")
            .args(["-c", &script, env!("CARGO_BIN_EXE_crossread")])
            .current_dir(desk.path("."))
            .output()
            .unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    assert_eq!(complete("report -f html,sa"), "html,sarif\n");
    assert!(complete("report --format = js").contains("json\n"));
    assert_eq!(complete("report --format = html,sa"), "html,sarif\n");
    assert_eq!(complete("report --fail-on = h"), "high\n");
    assert!(complete("report --fail-on =").contains("high\n"));
    assert_eq!(complete("man ch"), "check\n");
    assert_eq!(complete(&format!("waive {}", &id[..4])), format!("{id}\n"));
    assert!(complete("explain differing-nu").contains("differing-number"));
}
