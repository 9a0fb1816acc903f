// The words of the script, from words.toml: say("n-of", { n: 2, all: 7 }) is "2 of 7", in the form that the
// language has for the number n.
const { say, nameOfRule } = ((words) => {
  "use strict";
  const cases = new Intl.PluralRules(words.language);
  return {
    say: (key, given = {}) => {
      const text = words[key];
      const form = typeof text === "string" ? text : text[cases.select(given.n)] ?? text.other;
      return form.replace(/\{([a-z-]+)\}/g, (place, name) => given[name] ?? place);
    },
    nameOfRule: (rule) => words[`rule.${rule}`] ?? rule.replaceAll("-", " "),
  };
})(WORDS);
