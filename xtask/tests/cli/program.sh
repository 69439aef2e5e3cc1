#!/bin/sh
# Replaces cargo, npm and other programs in tests: appends its arguments to the file `calls`, then runs the file `script`,
# both next to the symbolic link by which it is called.
# It is a file of the repository because an executable file that a test has just written cannot be run while another
# process still has it open.
folder=${0%/*}
echo "$@" >> "$folder/calls"
. "$folder/script"
