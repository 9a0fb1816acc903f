//! The example in PySpark, where Java and pyspark can be had.

use crate::archive::Desk;
use std::collections::BTreeMap;
use std::process::Command;

#[test]
fn findings_are_counted_by_outlet() {
    let has = |program: &str, args: &[&str]| Command::new(program).args(args).output().is_ok_and(|o| o.status.success());
    if !has("java", &["-version"]) || !has("python3", &["-c", "import pyspark"]) {
        eprintln!("skipped: Java or pyspark is not installed (apt install default-jre-headless; pip install pyspark)");
        return;
    }
    let desk = Desk::with_corpus();
    let report = desk.report_of("articles", "out", &[]);
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/count_by_outlet.py");
    let ran = Command::new("python3").arg(example).arg(desk.path("out")).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut expected: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for line in report.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let Some(severity) = ["high", "medium", "low", "info"].iter().position(|s| finding["severity"] == *s) else { continue };
        let outlets = finding["locations"].as_array().unwrap().iter().filter_map(|l| l["outlet"].as_str());
        for outlet in outlets.collect::<std::collections::BTreeSet<_>>() {
            expected.entry(outlet.to_owned()).or_default()[severity] += 1;
        }
    }
    let stdout = String::from_utf8(ran.stdout).unwrap();
    let counted = stdout.lines().skip(1).map(|line| {
        let mut fields = line.split('\t');
        let outlet = fields.next().unwrap().to_owned();
        (outlet, std::array::from_fn(|_| fields.next().unwrap().parse().unwrap()))
    });
    assert_eq!(counted.collect::<BTreeMap<String, [usize; 4]>>(), expected);
}
