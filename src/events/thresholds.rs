//! The figures by which articles are grouped: one set for every collection. docs/accuracy.md tells
//! how they were chosen and what their neighbours give.

/// Mean likeness at which two groups are one event.
pub(super) const SAME_EVENT: f64 = 0.05;

/// How much must speak for two events in one group (`contrast`).
pub(super) const CUT: f64 = 10.5;

/// Mean likeness to its event that each article of a sure event has. Set from pairs, not measured
/// on events: about seven in ten pairs of one event are above it, one in ten pairs of sister events.
pub(super) const SURELY_SAME: f64 = 0.2;

/// One set of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Thresholds {
    /// Mean likeness at which two groups are one event.
    pub same_event: f64,
    /// Mean likeness at which two events are of one story; unrelated groups stay below 0.03.
    pub same_story: f64,
    /// Size of the imagined collection from which words get their weights besides the articles at hand.
    pub background: f32,
    /// The same within one group: small, so that the group's own words count.
    pub group_background: f32,
    /// Weight of the names' cosine beside the other two.
    pub names_weight: f32,
    /// A group is cut in two where so much speaks for it (`contrast`).
    pub cut: f64,
    /// Articles of so many terms at most are short: two briefs on one fire share few words.
    pub short_article: f32,
    /// Mean likeness at which a group of short articles goes to the group nearest to it …
    pub short_likeness: f64,
    /// … if every other group is less near to both by this factor.
    pub short_margin: f64,
    /// Terms that each article of a group has before the group is asked for a core: long articles
    /// share background.
    pub long_article: f32,
    /// Size of the imagined background when a group is asked for its core.
    pub core_background: f32,
    /// Mean likeness (of the whole texts and of what the leads tell, their geometric mean) at which
    /// articles hold together in such a group.
    pub core: f64,
    /// Log-odds of two events by a gap of d days in a group, `gap_slope` ln d − `gap_constant` (`gaps`).
    pub gap_slope: f64,
    /// See `gap_slope`.
    pub gap_constant: f64,
    /// Share of the likeness of the nearest source to a draft that a source of another time has at least, to be
    /// on its event. On dated clusters with drafts of 120 words recall is .914, with .75 .908, with 0 .935, and
    /// precision 1 (`train/src/bin/measure_check.rs`); with 0, two ferry accidents of the sample stay one event.
    pub like_nearest: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            same_event: SAME_EVENT,
            same_story: 0.045,
            background: 300.0,
            group_background: 10.0,
            names_weight: 0.5,
            cut: CUT,
            short_article: 100.0,
            short_likeness: 0.025,
            short_margin: 4.0,
            long_article: 250.0,
            core_background: 3.0,
            core: 0.0575,
            gap_slope: 2.5,
            gap_constant: 12.7,
            like_nearest: 0.5,
        }
    }
}

impl Thresholds {
    /// Set the field called `name`; whether there is one.
    pub fn set(&mut self, name: &str, value: f64) -> bool {
        match name {
            "same_event" => self.same_event = value,
            "same_story" => self.same_story = value,
            "background" => self.background = value as f32,
            "group_background" => self.group_background = value as f32,
            "names_weight" => self.names_weight = value as f32,
            "cut" => self.cut = value,
            "short_article" => self.short_article = value as f32,
            "short_likeness" => self.short_likeness = value,
            "short_margin" => self.short_margin = value,
            "long_article" => self.long_article = value as f32,
            "core_background" => self.core_background = value as f32,
            "gap_slope" => self.gap_slope = value,
            "gap_constant" => self.gap_constant = value,
            "like_nearest" => self.like_nearest = value,
            "core" => self.core = value,
            _ => return false,
        }
        true
    }
}
