//! The stages of a run, in their order; each is one file, and each of its tasks reads and writes tables alone.
//!
//! No task holds more than two blocks of articles. What goes from all blocks to all is counted in buckets of hashes, and
//! goes back to the blocks that asked.

mod attach;
mod compare;
mod copies;
mod events;
mod findings;
mod frequencies;
mod groups;
mod ids;
mod keys;
mod lookup;
mod names;
mod read;
mod route;
mod rows;
mod sketch;
mod units;
mod weigh;

use crate::job::{Done, Job, Task};
use anyhow::Result;
use crossread::internals::article::Article;

pub(crate) use findings::{Ranked, TextColumns};
pub(crate) use read::{Source, check_columns, listing_schema, paths_of};

/// One stage.
pub(crate) struct Stage {
    /// Its name, which is that of its folder.
    pub(crate) name: &'static str,
    /// What its tasks do, for who waits: "comparing".
    pub(crate) doing: &'static str,
    /// How many tasks it has.
    pub(crate) tasks: fn(&Job) -> u32,
    /// Does one of them.
    pub(crate) run: fn(&Task) -> Result<Done>,
}

const EACH: fn(&Job) -> u32 = |job| job.parts;
const ONE: fn(&Job) -> u32 = |_| 1;

/// All stages.
pub(crate) const STAGES: &[Stage] = &[
    Stage { name: "read", doing: "reading", tasks: EACH, run: read::run },
    Stage { name: "copies", doing: "looking for repeated texts and lines", tasks: EACH, run: copies::run },
    Stage { name: "sketch", doing: "sketching", tasks: EACH, run: sketch::run },
    Stage { name: "frequencies", doing: "counting terms", tasks: EACH, run: frequencies::run },
    Stage { name: "weigh", doing: "weighing terms", tasks: EACH, run: weigh::run },
    Stage { name: "keys", doing: "counting keys", tasks: EACH, run: keys::run },
    Stage { name: "lookup", doing: "choosing keys", tasks: EACH, run: lookup::run },
    Stage { name: "compare", doing: "comparing", tasks: EACH, run: compare::run },
    Stage { name: "units", doing: "joining", tasks: ONE, run: units::run },
    Stage { name: "route", doing: "sorting articles", tasks: EACH, run: route::run },
    Stage { name: "groups", doing: "grouping", tasks: EACH, run: groups::run },
    Stage { name: "attach", doing: "attaching briefs", tasks: ONE, run: attach::run },
    Stage { name: "events", doing: "looking for findings", tasks: EACH, run: events::run },
    Stage { name: "names", doing: "naming events", tasks: EACH, run: names::run },
    Stage { name: "ids", doing: "telling findings apart", tasks: EACH, run: ids::run },
    Stage { name: "findings", doing: "writing findings", tasks: EACH, run: findings::run },
];

/// The stage called `name`.
pub(crate) fn by_name(name: &str) -> Option<&'static Stage> {
    STAGES.iter().find(|stage| stage.name == name)
}

/// The articles of the units of the bucket of `task`, in the order of the input.
pub(crate) fn articles_of_bucket(task: &Task) -> Result<Vec<Article>> {
    let mut routed: Vec<route::Routed> = route::routed(task)?.into_values().flatten().collect();
    routed.sort_by_key(|r| r.number);
    Ok(routed.into_iter().map(|r| r.article).collect())
}
