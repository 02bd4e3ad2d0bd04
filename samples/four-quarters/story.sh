#!/usr/bin/env bash
# Four quarters of a gold-backed token, published; then each party cheats in turn and is caught.
#
#   samples/four-quarters/story.sh [TOUCHSTONE [FOLDER]]
#
# Everything is made from 'touchstone init' in FOLDER, a new one that goes away again if none is
# named. README.md beside this file tells what happens.
set -euo pipefail
touchstone=$(realpath "${1:-$(dirname "$0")/../../.build/release/touchstone}")
verifier=$(realpath "$(dirname "$0")/../../spec/verifier/bundle.py")
if test $# -gt 1; then
  mkdir -p "$2"
  cd "$2"
else
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  cd "$folder"
fi

tell() { printf '\n== %s\n' "$*"; }
t() { "$touchstone" "$@"; }

# What must fail with exit status 1, and say why: caught REASON COMMAND...
caught() {
  local reason=$1 status=0
  shift
  t "$@" > caught.txt 2>&1 || status=$?
  if test "$status" -ne 1 || ! grep -q -- "$reason" caught.txt; then
    echo "not caught ($status): $*"
    cat caught.txt
    exit 1
  fi
  grep -m1 -- "$reason" caught.txt
}

# An engagement for a quarter: engagement FOLDER NAME LAST-DAY DATE-OF-DOCUMENTS [PREVIOUS]
engagement() {
  t init "$1" > /dev/null
  sed -i -e "s/2025-12-31/$3/g" -e "s/2026-01-05/$4/g" -e "s/2025-Q4/$2/" "$1"/*.*
  sed -i "s/sha256: .*/sha256: $(sha256sum < "$1/bars.csv" | cut -d ' ' -f 1)/" "$1/audit.yaml"
  if test $# -gt 4; then
    echo "previous: ../$5/publication/statement.txt" >> "$1/audit.yaml"
  fi
}

# The quarter's statement is made, signed by issuer and auditor, and logged before two witnesses.
publish() {
  local name=$1 log=$2
  t sign "$name/publication/statement.txt" --key issuer.key > /dev/null
  t sign "$name/publication/statement.txt" --key auditor.key > /dev/null
  t log append "$log" "$name/publication/statement.note" --policy policy.txt \
    --publication "$name/publication"
  t log checkpoint "$log" --key log.key > /dev/null
}
witnessed() {
  for witness in w1 w2; do
    t witness log --key "$witness.key" --trust log.key.pub --state "state-$witness" "$@" \
      -o "$witness.sig" 2> /dev/null
    t log cosign log "$witness.sig" --policy policy.txt > /dev/null
  done
}

tell "keys, and a policy that says whom a reader trusts"
t keygen --name example.org/reserves -o issuer.key
t keygen --name audits.example -o auditor.key
t keygen --name log.example.org -o log.key
t keygen --name w1.example --witness -o w1.key
t keygen --name w2.example --witness -o w2.key
cat > policy.txt << END
touchstone/policy/1
issuer example.org/reserves
key issuer $(cat issuer.key.pub)
key auditor $(cat auditor.key.pub)
auditors 1
tlog
log $(cat log.key.pub)
witness w1 $(cat w1.key.pub)
witness w2 $(cat w2.key.pub)
group both all w1 w2
quorum both
END

tell "four quarters"
t log init log --key log.key > /dev/null
new=--new
previous=
for quarter in Q1:03-31:04-05 Q2:06-30:07-05 Q3:09-30:10-05 Q4:12-31:12-31; do
  IFS=: read -r name last documents <<< "$quarter"
  engagement "of-$name" "2025-$name" "2025-$last" "2025-$documents" $previous
  t audit "of-$name/audit.yaml" --out "$name" > audit.txt 2>&1 || { cat audit.txt; exit 1; }
  publish "$name" log
  witnessed $new
  new=
  previous=$name
  if test "$name" = Q2; then cp -r log log-of-Q2; cp log/checkpoint kept-in-Q2; fi
done

tell "alice checks hers offline: a bundle and the policy are all she has"
t log prove log Q2/publication/statement.note --policy policy.txt -o Q2.tlog-proof
t prove --audit Q2 --holder alice -o alice.json
t bundle alice.json --note Q2/publication/statement.note --log-proof Q2.tlog-proof \
  --policy policy.txt -o alice.bundle
t verify alice.bundle --policy policy.txt --holder alice --balance 800000.50
python3 "$verifier" alice.bundle --policy policy.txt --holder alice --balance 800000.50

tell "a regulator checks the log, and keeps its checkpoint"
t verify-log log --policy policy.txt --since kept-in-Q2 --since alice.bundle --keep kept

tell "the issuer states another second quarter: alice's balance stands under another name"
engagement of-forged 2025-Q2 2025-06-30 2025-07-05 Q1
sed -i 's/^alice,/mallory,/' of-forged/holders.csv
t audit of-forged/audit.yaml --out forged > audit.txt 2>&1 || { cat audit.txt; exit 1; }
for key in issuer auditor; do
  t sign forged/publication/statement.txt --key "$key.key" > /dev/null
done
caught equivocation: log append log forged/publication/statement.note --policy policy.txt

tell "he rewrites the log from there on: witnesses and regulator have seen the other one"
sed 's/^quorum both/quorum none/' policy.txt > alone.txt
mv log honest
t log init log --key log.key > /dev/null
publish_alone() {
  t log append log "$1/publication/statement.note" --policy alone.txt > /dev/null
  t log checkpoint log --key log.key > /dev/null
}
publish_alone Q1
publish_alone forged
caught 'rollback:' witness log --key w1.key --trust log.key.pub --state state-w1
caught 'rollback: kept:' verify-log log --policy alone.txt --since kept
caught 'fork: kept-in-Q2:' verify-log log --policy alone.txt --since kept-in-Q2
caught quorum-not-met: verify-log log --policy policy.txt

tell "the log that alice was shown is not the one that everybody sees"
caught 'fork: alice.bundle:' verify-log log --policy alone.txt --since alice.bundle
rm -rf log
mv honest log

tell "he drops a bar from a published list"
bars=log/archive/$(sha256sum < Q3/publication/bars.csv | cut -d ' ' -f 1)
cp "$bars" bars.txt
sed -i '2d' "$bars"
caught 'entry 2: the kept file of its bars' verify-log log --policy policy.txt
cp bars.txt "$bars"

tell "he backdates: a statement for a quarter before the first"
engagement of-early 2024-Q4 2025-01-31 2025-02-05
t audit of-early/audit.yaml --out early > audit.txt 2>&1 || { cat audit.txt; exit 1; }
for key in issuer auditor; do
  t sign early/publication/statement.txt --key "$key.key" > /dev/null
done
caught broken-chain: log append log early/publication/statement.note --policy policy.txt

tell "a stolen key signs after it was revoked: what witnesses saw before stays good"
sed "s|^key issuer .*|& revoked $(date -u -d '+1 hour' +%Y-%m-%dT%H:%M:%SZ)|" policy.txt > later.txt
t verify-log log --policy later.txt | tail -1
sed "s|^key issuer .*|& revoked 2025-01-01T00:00:00Z|" policy.txt > before.txt
caught key-not-valid: verify-log log --policy before.txt

tell "the log says of itself, once more"
t log verify log --policy policy.txt
