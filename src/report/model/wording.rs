//! Wordings cut into pieces, with what differs marked: "We will *not* pay".

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A piece of text: same as the other side, only here, or replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// "same", "insert" (only in this side) or "delete" (only in the side it is compared with; its
    /// text begins or ends with the space that parts it from its neighbour).
    pub change: Change,
}

/// How a piece differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// On both sides.
    Same,
    /// Only here.
    Insert,
    /// Only on the other side.
    Delete,
}
