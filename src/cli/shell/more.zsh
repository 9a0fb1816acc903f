# The findings of the last report and check, and the checks.
_crossread_ids() {
    local -a ids
    ids=(${${(f)"$(crossread names --quiet 2>/dev/null)"}/$'\t'/:})
    _describe finding ids
}
_crossread_names() {
    local -a names
    names=(${${(f)"$(crossread names --checks --quiet 2>/dev/null)"}/$'\t'/:})
    _describe 'check or finding' names
}

