# What the programs share that write over an earlier report: a small experiment in two versions, the
# reports that the command makes of them, and what tells the one from the other. Read after common.sh.

find_command
cd "$work"

# The report that stands in the folder, what is written over it, and what both are made from.
sed 's/^figures: .*/figures: [loss, weights]/' "$root/fixtures/faults/base.yaml" >old.yaml
sed 's/l2: 0.1/l2: 0.2/; s/^figures: .*/figures: [loss, parameters]/' old.yaml >new.yaml
small=(--format png,svg,pdf --theme light --width 200 --height 150 --scale 1 --jobs 1 --quiet)
write() { "$command" run "$1.yaml" --out "$2" "${small[@]}"; }
for report in old new; do
  write $report $report && [ -s $report/summary.json ] || fail "the command does not write a report at all"
  echo mine >$report/mine.txt
done

# The folder as it is before every try.
lay_out() {
  rm -rf out
  cp -a old out
}

# Whether the folder holds one of the two reports, whole, and nothing else.
holds() { diff -r "$1" out >/dev/null; }
