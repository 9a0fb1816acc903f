//! Links → utterances, and the links that a report shows.
//!
//! Five papers with Holt's "We will not pay" and one with her refusal in its own words make one
//! utterance of six renderings. Up to eight sources every link is kept; above, only those to the
//! rendering that most others are linked to.

use super::super::{Alignments, Utterance};
use super::quoted::{Link, Quoted, QuotedLink};
use super::rendering::Rendering;
use std::collections::BTreeMap;

/// Group `renderings` by those links that join, and add links and utterances to `out`.
pub(super) fn finish(renderings: Vec<Rendering>, links: BTreeMap<(usize, usize), Link>, many: bool, out: &mut Alignments) {
    let mut parent: Vec<usize> = (0..renderings.len()).collect();
    for (&(i, j), _) in links.iter().filter(|(_, link)| link.joins) {
        let (a, b) = (root(&mut parent, i), root(&mut parent, j));
        parent[a.max(b)] = a.min(b);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..renderings.len() {
        groups.entry(root(&mut parent, i)).or_default().push(i);
    }
    let first = if many { representatives(&groups, &links) } else { BTreeMap::new() };
    let utterance: BTreeMap<usize, usize> = groups.values().enumerate().flat_map(|(n, g)| g.iter().map(move |m| (*m, n))).collect();
    let mut kept = Vec::new();
    for ((a, b), link) in links {
        let same = utterance.get(&a) == utterance.get(&b);
        if many && same && ![a, b].iter().any(|k| first.get(k).is_some_and(|f| f == k)) {
            continue;
        }
        out.pairs.extend(link.alignment(&renderings[a], &renderings[b]));
        let utterance = utterance.get(&a).copied().filter(|_| same && link.joins);
        kept.push(QuotedLink { a, b, utterance, speakers: link.speakers, found: link.found });
    }
    for members in groups.into_values() {
        let members: Vec<(usize, usize)> = members.into_iter().map(|m| (renderings[m].article, renderings[m].item)).collect();
        out.utterances.push(Utterance { members });
    }
    out.quoted = Quoted { renderings, links: kept };
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}

/// For each member, its group's best linked member.
fn representatives(groups: &BTreeMap<usize, Vec<usize>>, links: &BTreeMap<(usize, usize), Link>) -> BTreeMap<usize, usize> {
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, j) in links.keys() {
        *count.entry(*i).or_default() += 1;
        *count.entry(*j).or_default() += 1;
    }
    let mut out = BTreeMap::new();
    for members in groups.values() {
        let best = members.iter().max_by_key(|m| (count.get(m), std::cmp::Reverse(**m)));
        if let Some(&best) = best {
            out.extend(members.iter().map(|m| (*m, best)));
        }
    }
    out
}
