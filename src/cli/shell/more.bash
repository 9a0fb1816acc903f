# What the lists above cannot know: formats behind a comma, and the findings of the last report and check.
_crossread_more() {
    local last=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} kept="" word
    # the shell takes --format=json for three words
    if [[ $last == = ]]; then
        last=
        COMP_WORDS[COMP_CWORD]=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
    fi
    if [[ $before == -f || $before == --format ]] && [[ $last == *,* ]]; then
        kept=${last%,*},
        COMP_WORDS[COMP_CWORD]=${last##*,}
    fi
    _crossread "$1" "${COMP_WORDS[COMP_CWORD]}" "$before"
    if [[ -n $kept ]]; then
        COMPREPLY=("${COMPREPLY[@]/#/$kept}")
        return 0
    fi
    [[ $last == -* || $before == --reason || $before == --until || $before == -o || $before == --output ]] && return 0
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            waive|explain)
                mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$("$1" names --quiet 2>/dev/null | cut -f 1)" -- "$last")
                return 0
                ;;
            -*) ;;
            *) return 0 ;;
        esac
    done
}
complete -F _crossread_more -o nosort -o bashdefault -o default crossread 2>/dev/null ||
    complete -F _crossread_more -o bashdefault -o default crossread
