//! The tests of html5lib as pages with the words that they show: those of its tokenizer (JSON, `*.test`) and those of
//! the trees that a parser builds (`*.dat`).

use serde_json::Value;

/// One page.
pub struct Case {
    /// Its markup.
    pub input: String,
    /// The words that a browser without scripts shows.
    pub shown: String,
}

/// The tests of a file of the tokenizer that begin in text, as a page does, and not within a script or title.
///
/// # Errors
/// What is wrong with the file's JSON.
pub fn tokens(file: &str) -> Result<Vec<Case>, serde_json::Error> {
    let tests: Value = serde_json::from_str(file)?;
    let begins_in_text = |test: &&Value| test["initialStates"].as_array().is_none_or(|states| states.iter().any(|s| s == "Data state"));
    let case = |test: &Value| {
        let escaped = test["doubleEscaped"].as_bool().unwrap_or(false);
        let text = |value: &Value| unescaped(value.as_str().unwrap_or(""), escaped);
        let characters = test["output"].as_array().into_iter().flatten().filter(|t| t[0] == "Character");
        Case { input: text(&test["input"]), shown: characters.map(|t| text(&t[1])).collect() }
    };
    Ok(tests["tests"].as_array().into_iter().flatten().filter(begins_in_text).map(case).collect())
}

/// Tests that say so write characters as `\u0041`.
fn unescaped(text: &str, escaped: bool) -> String {
    if !escaped {
        return text.to_owned();
    }
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u") {
        let unit = rest.get(at + 2..at + 6).and_then(|h| u16::from_str_radix(h, 16).ok());
        units.extend(rest[..at].encode_utf16());
        units.extend(unit);
        rest = rest.get(at + 6..).unwrap_or("");
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

/// Elements whose words are not shown, or are no text of a page.
const UNSHOWN: &[&str] = &[
    "head", "script", "style", "noscript", "template", "title", "iframe", "object", "audio", "video", "select", "datalist", "textarea",
    "noembed", "noframes", "rp", "canvas", "frameset", "svg", "math", "embed", "applet", "dialog",
];

/// The tests of a file of trees that are of whole pages, read without scripts.
pub fn trees(file: &str) -> Vec<Case> {
    let file = file.strip_prefix("#data\n").unwrap_or(file);
    let whole = |test: &&str| !test.contains("\n#document-fragment\n") && !test.contains("\n#script-on\n");
    let case = |test: &str| {
        let (input, rest) = test.split_once("\n#errors\n").or_else(|| test.strip_prefix("#errors\n").map(|r| ("", r)))?;
        let (_, tree) = rest.split_once("#document\n")?;
        Some(Case { input: input.to_owned(), shown: shown(tree) })
    };
    file.split("\n#data\n").filter(whole).filter_map(case).collect()
}

/// The words of a tree: its texts stand in quotation marks, two blanks deeper than what holds them.
fn shown(tree: &str) -> String {
    let (mut words, mut hidden_below): (String, Option<usize>) = (String::new(), None);
    let mut lines = tree.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(node) = line.strip_prefix("| ") else { continue };
        let depth = node.len() - node.trim_start_matches(' ').len();
        let mut node = node.trim_start_matches(' ').to_owned();
        while let Some(more) = lines.next_if(|l| !l.starts_with("| ") && node.starts_with('"')) {
            node.push('\n');
            node.push_str(more);
        }
        hidden_below = hidden_below.filter(|above| depth > *above);
        if hidden_below.is_some() {
            continue;
        }
        if let Some(text) = node.strip_prefix('"') {
            words.push_str(text.trim_end_matches('\n').trim_end_matches('"'));
        } else if let Some(name) = node.strip_prefix('<').filter(|n| !n.starts_with('!')) {
            let name = name.trim_end_matches('>').split(' ').next().unwrap_or("");
            if UNSHOWN.contains(&name) {
                hidden_below = Some(depth);
            }
        } else if node == "content" {
            hidden_below = Some(depth);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_tree_shows() {
        let file = "#data\n<p>a<script>b</script>\n#errors\nx\n#document\n| <html>\n|   <head>\n|   <body>\n|     <p>\n|       \"a\"\n|       <script>\n|         \"b\"\n\n#data\nx\ny\n#errors\n#document\n| <html>\n|   <body>\n|     \"x\ny\"\n";
        let cases = trees(file);
        let found: Vec<(&str, &str)> = cases.iter().map(|c| (c.input.as_str(), c.shown.as_str())).collect();
        assert_eq!(found, [("<p>a<script>b</script>", "a"), ("x\ny", "x\ny")]);
    }
}
