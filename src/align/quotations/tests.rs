//! Pairs of quotations with the relation that an editor would name.

use super::*;
use crate::align::{AlignOptions, align};
use crate::events::{EventOptions, group};
use crate::extract::testing::analysis;

fn aligned(analyses: &[Analysis]) -> Alignments {
    let grouping = group(analyses, &EventOptions { one_event: true, ..EventOptions::default() });
    align(&grouping.events[0], analyses, &AlignOptions::default())
}

fn relation(a: &str, b: &str) -> Option<Relation> {
    let analyses = [analysis("Harbour Post", &[a]), analysis("Daily Bell", &[b])];
    let swapped = [analysis("Daily Bell", &[b]), analysis("Harbour Post", &[a])];
    let one = |list: &[Analysis]| aligned(list).pairs.iter().find(|p| p.kind == Kind::Quotation).map(|p| p.relation);
    assert_eq!(one(&analyses), one(&swapped), "{a} / {b}");
    one(&analyses)
}

#[test]
fn relations_of_pairs() {
    let cases = [
        ("“The harbour will close on Friday,” said Ana Holt.", "“The harbour will close on Friday.” said Holt.", Some(Relation::Identical)),
        (
            "“We won’t apologise for the harbour works,” said Ana Holt.",
            "“We will not apologize for the harbor works,” said Holt.",
            Some(Relation::Format),
        ),
        (
            "“The harbour will close on Friday, and the ferries will stop,” said Ana Holt.",
            "“the ferries will stop” said Holt.",
            Some(Relation::Truncated),
        ),
        (
            "“The ship passed her inspection in January without a single remark, and we will help the inquiry,” said Ana Holt.",
            "“The ship passed her inspection in January … and we will help the inquiry,” said Holt.",
            Some(Relation::Elided),
        ),
        (
            "“At no point was anyone in the water during the rescue,” said Ana Holt.",
            "“At no point was anyone in danger during the rescue,” said Holt.",
            Some(Relation::Altered),
        ),
        (
            "“We had every passenger off in an hour, and at no point was anyone in the water,” said Ana Holt.",
            "“We had every passenger off in an hour, and at no point was anyone in danger,” said Holt.",
            Some(Relation::Altered),
        ),
        (
            "“We opened the school because it was the only warm building big enough,” said Ana Holt.",
            "Holt said the school had been opened because no other warm building was big enough.",
            Some(Relation::Paraphrase),
        ),
        (
            "“At the end of the day people want a harbour that works,” said Ana Holt.",
            "“At the end of the day the fish will come back,” said Holt.",
            None,
        ),
        ("“The harbour will close on Friday,” said Ana Holt.", "“We have never seen a storm like it,” said Holt.", None),
        ("“There was a lot of smoke.” said Ana Holt.", "“There was a lot of shouting.” said Piet Vos.", None),
    ];
    for (a, b, want) in cases {
        assert_eq!(relation(a, b), want, "{a} / {b}");
    }
}
