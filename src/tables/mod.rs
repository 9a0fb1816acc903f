//! Word lists and weights as tables that are ready in the program's file, so that starting costs nothing.
//!
//! `build.rs` reads the text files and writes each as a [`Table`]; the readers ([`lists`], [`weights`]) are
//! compiled into both, so that a trainer reads fresh weights as the program will. The texts stay the source:
//! a table is never kept in the repository.

#[allow(dead_code, reason = "the build script uses it all, the library only its tests and `lines`")]
pub(crate) mod lists;
#[cfg_attr(not(feature = "train"), allow(dead_code, reason = "the build script and the trainers read weights"))]
pub(crate) mod weights;

use std::borrow::Cow;

/// FNV-1a's first state (Fowler, Noll and Vo): short keys, no secrets, the same on every machine.
pub(crate) const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
pub(crate) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x100_0000_01b3)
}

/// FNV-1a of `text`.
pub(crate) const fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = BASIS;
    let mut i = 0;
    while i < bytes.len() {
        hash = step(hash, bytes[i]);
        i += 1;
    }
    hash
}

/// `hash` gone on with a hashed part.
pub(crate) const fn mix(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(5) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Bytes of a key in a table.
const KEY: usize = size_of::<u64>();

/// `WIDTH` bytes by hashed key: open addressing, read only, at least half of the slots free.
///
/// A slot is the key, little-endian, and the value; key 0 is a free slot. Only hashes are kept: that a word
/// of no list has the hash of one of fifty thousand listed has a chance of 10⁻¹⁴.
#[derive(Clone, Debug)]
pub(crate) struct Table<const WIDTH: usize> {
    bytes: Cow<'static, [u8]>,
}

impl<const WIDTH: usize> Table<WIDTH> {
    const SLOT: usize = KEY + WIDTH;

    /// The table that `build.rs` wrote as `bytes`.
    pub(crate) const fn built(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes) }
    }

    /// The table of `rows`; of two rows with one key the later stays.
    #[cfg_attr(not(feature = "train"), allow(dead_code, reason = "the build script and the trainers make tables"))]
    pub(crate) fn of(rows: &[(u64, [u8; WIDTH])]) -> Self {
        let slots = (rows.len() * 2 + 2).next_power_of_two();
        let mut bytes = vec![0; slots * Self::SLOT];
        for (key, value) in rows {
            let at = place(&bytes, Self::SLOT, *key);
            bytes[at..at + KEY].copy_from_slice(&key.to_le_bytes());
            bytes[at + KEY..at + Self::SLOT].copy_from_slice(value);
        }
        Self { bytes: Cow::Owned(bytes) }
    }

    /// The value of `key`.
    pub(crate) fn get(&self, key: u64) -> Option<[u8; WIDTH]> {
        let at = place(&self.bytes, Self::SLOT, key);
        let slot = self.bytes.get(at..at + Self::SLOT)?;
        if key_of(slot) == 0 {
            return None;
        }
        slot[KEY..].try_into().ok()
    }

    /// The table as bytes, for [`Self::built`].
    #[allow(dead_code, reason = "used by the build script alone")]
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn key_of(slot: &[u8]) -> u64 {
    slot.first_chunk().map_or(0, |key| u64::from_le_bytes(*key))
}

/// Where in `bytes`, of slots of `slot` bytes, `key` stands or would stand.
fn place(bytes: &[u8], slot: usize, key: u64) -> usize {
    let mask = bytes.len() / slot - 1;
    // the upper bits of a product are the better mixed
    let mut at = (key >> 24) as usize & mask;
    loop {
        let found = key_of(&bytes[at * slot..]);
        if found == key || found == 0 {
            return at * slot;
        }
        at = (at + 1) & mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found_and_nothing_else() {
        let rows: Vec<(u64, [u8; 2])> = (1u16..400).map(|n| (hash(&n.to_string()), n.to_le_bytes())).collect();
        let table = Table::of(&rows);
        assert!((1u16..400).all(|n| table.get(hash(&n.to_string())) == Some(n.to_le_bytes())));
        assert!((400u16..4000).all(|n| table.get(hash(&n.to_string())).is_none()));
    }

    #[test]
    fn the_later_of_two_rows_stays_and_an_empty_table_holds_nothing() {
        assert_eq!(Table::of(&[(7, [1]), (7, [2])]).get(7), Some([2]));
        assert_eq!(Table::<1>::of(&[]).get(7), None);
    }
}
