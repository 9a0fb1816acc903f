//! The two hashes by which the model finds its rows: MurmurHash64A of a string, MurmurHash3 (x86, 128 bits as two of 64) of a number.
//!
//! Both are the public-domain algorithms of Austin Appleby; the seeds are the model's.

/// MurmurHash64A with seed 1; 0 for nothing.
pub(super) fn text_hash(text: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    if text.is_empty() {
        return 0;
    }
    let mut h = 1 ^ (text.len() as u64).wrapping_mul(M);
    let (blocks, rest) = text.as_bytes().as_chunks::<8>();
    for block in blocks {
        let mut k = u64::from_le_bytes(*block).wrapping_mul(M);
        k ^= k >> 47;
        h = (h ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let tail = rest.iter().rev().fold(0, |tail, byte| tail << 8 | u64::from(*byte));
        h = (h ^ tail).wrapping_mul(M);
    }
    h = (h ^ h >> 47).wrapping_mul(M);
    h ^ h >> 47
}

/// The four numbers that choose the rows of a table for `id`.
pub(super) fn four_rows(id: u64, seed: u64) -> [u32; 4] {
    let mixed = |mut k: u64| {
        k = (k ^ k >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
        k = (k ^ k >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        k ^ k >> 33
    };
    let key = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    // 8 is the length of the key in bytes.
    let (first, second) = (key ^ seed ^ 8, seed ^ 8);
    let first = first.wrapping_add(second);
    let (first, second) = (mixed(first), mixed(second.wrapping_add(first)));
    let first = first.wrapping_add(second);
    let second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hash_as_the_model_was_trained_on_them() {
        // From spacy.strings.hash_string.
        assert_eq!(text_hash("said"), 17_573_686_707_662_795_042);
        assert_eq!(text_hash("the ministry"), 3_791_747_430_983_231_250);
    }
}
