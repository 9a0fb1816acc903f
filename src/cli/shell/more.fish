# What the lists above cannot know: arguments without a name, and the findings of the last report and check.
complete -c crossread -n "__fish_seen_subcommand_from waive" -f -a "(crossread names --quiet 2>/dev/null)"
complete -c crossread -n "__fish_seen_subcommand_from explain" -f -a "(crossread names --checks --quiet 2>/dev/null)"
