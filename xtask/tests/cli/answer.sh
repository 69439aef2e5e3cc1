#!/bin/sh
# What the tests run in place of npm and of cargo: notes what it was asked for, and does what the test has written beside the
# link that it is called by.
# A file of the repository, since one that a test has just written may still be open elsewhere, and can't be run then.
folder=${0%/*}
echo "$@" >> "$folder/asked"
. "$folder/answer"
