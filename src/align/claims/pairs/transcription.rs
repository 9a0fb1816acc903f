//! One foreign name in two spellings: how names sound, as far as letters tell.

/// The name as another alphabet's newspapers may write it: one vowel for each run of vowels, no doubled
/// letters, no "h", one letter for "c" and "k".
pub(crate) fn pronounced(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().filter(|c| *c != 'h') {
        let c = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 'a',
            'c' | 'q' => 'k',
            'w' => 'v',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Letters of the shortest name whose other spellings are known by their sound.
const SHORTEST_TRANSCRIBED: usize = 4;

/// Whether two spellings may both be meant to write one foreign name: "Karolos" and "Carolos", "Yiannis"
/// and "Giannis", "Gurbanguli" and "Kurbanguly".
pub(crate) fn is_transcription(x: &str, y: &str) -> bool {
    // of two letters too little is left to tell
    if x.chars().count().min(y.chars().count()) < SHORTEST_TRANSCRIBED {
        return x == y;
    }
    let folded = |name: &str| -> String {
        let name = name.strip_prefix('y').filter(|rest| rest.starts_with(['a', 'e', 'i', 'o', 'u'])).unwrap_or(name);
        let name = name.strip_prefix("gi").map_or_else(|| name.to_owned(), |rest| format!("i{rest}"));
        pronounced(&name.replace("sch", "sh").replace('g', "k").replace('b', "v").replace('z', "s").replace('j', "y"))
    };
    pronounced(x) == pronounced(y) || folded(x) == folded(y)
}
