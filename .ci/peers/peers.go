// Checks Touchstone's notes, checkpoints, tiles and proofs with golang.org/x/mod/sumdb, and writes
// a log and a note of its own for Touchstone to check.
//
//	peers FOLDER SIZE
//
// FOLDER holds log/, issuer.key.pub, log.key.pub, w1.key.pub, statement.note and one SIZE.tlog-proof
// for entry 0 and each size 1 to SIZE; the program writes theirs/, theirs.note and theirs.pub.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var folder string

func must(err error, what ...interface{}) {
	if err != nil {
		fmt.Fprintln(os.Stderr, append(what, err)...)
		os.Exit(1)
	}
}

func require(ok bool, what ...interface{}) {
	if !ok {
		must(fmt.Errorf("does not hold"), what...)
	}
}

func read(name string) []byte {
	data, err := os.ReadFile(filepath.Join(folder, name))
	must(err)
	return data
}

func write(name string, data []byte) {
	path := filepath.Join(folder, name)
	must(os.MkdirAll(filepath.Dir(path), 0o755))
	must(os.WriteFile(path, data, 0o644))
}

func verifier(name string) note.Verifier {
	v, err := note.NewVerifier(strings.TrimSpace(string(read(name))))
	must(err, name)
	return v
}

// witness is a verifier of C2SP tlog-cosignature, which the library has not.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newWitness(vkey string) witness {
	parts := strings.SplitN(strings.TrimSpace(vkey), "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	must(err)
	require(key[0] == 4 && len(key) == 33, "the kind of the witness's key")
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:4])
	require(fmt.Sprintf("%08x", hash) == parts[1], "the id of the witness's key")
	return witness{parts[0], hash, key[1:]}
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	text := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", time)), msg...)
	return ed25519.Verify(w.key, text, sig[8:])
}

func checkpoint(data []byte, verifiers ...note.Verifier) (string, tlog.Tree) {
	opened, err := note.Open(data, note.VerifierList(verifiers...))
	must(err, "checkpoint")
	require(len(opened.Sigs) == len(verifiers) && len(opened.UnverifiedSigs) == 0, "signatures")
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	hash, err := tlog.ParseHash(lines[2])
	must(err)
	return lines[0], tlog.Tree{N: size, Hash: hash}
}

// tiles reads Touchstone's files for the library, which puts the height into the path.
type tiles struct{}

func (tiles) Height() int                          { return 8 }
func (tiles) SaveTiles(t []tlog.Tile, d [][]byte) {}
func (tiles) ReadTiles(list []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range list {
		data = append(data, read("log/"+strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return data, nil
}

func entries(size int64) [][]byte {
	require(size < 256, "one bundle")
	data := read(fmt.Sprintf("log/tile/entries/000.p/%d", size))
	var entries [][]byte
	for len(data) > 0 {
		length := int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	require(int64(len(entries)) == size, "entries")
	return entries
}

func main() {
	folder = os.Args[1]
	size, err := strconv.ParseInt(os.Args[2], 10, 64)
	must(err)

	// Ours: a note, the checkpoint, tiles, inclusion and consistency.
	opened, err := note.Open(read("statement.note"), note.VerifierList(verifier("issuer.key.pub")))
	must(err, "statement.note")
	logKey, w := verifier("log.key.pub"), newWitness(string(read("w1.key.pub")))
	origin, tree := checkpoint(read("log/checkpoint"), logKey, w)
	require(origin == logKey.Name() && tree.N == size, "origin and size")
	all := entries(size)
	require(opened.Text == string(all[0]), "the first entry is the signed text")
	reader := tlog.TileHashReader(tree, tiles{})
	root, err := tlog.TreeHash(size, reader)
	must(err)
	require(root == tree.Hash, "root from tiles")
	for n := int64(1); n <= size; n++ {
		data := read(fmt.Sprintf("%d.tlog-proof", n))
		parts := bytes.SplitN(data, []byte("\n\n"), 2)
		lines := strings.Split(string(parts[0]), "\n")
		require(lines[0] == "c2sp.org/tlog-proof@v1" && lines[1] == "index 0", "proof", n)
		var path tlog.RecordProof
		for _, line := range lines[2:] {
			hash, err := tlog.ParseHash(line)
			must(err)
			path = append(path, hash)
		}
		_, then := checkpoint(parts[1], logKey, w)
		require(then.N == n, "size of proof", n)
		must(tlog.CheckRecord(path, then.N, then.Hash, 0, tlog.RecordHash(all[0])), "inclusion", n)
		theirs, err := tlog.ProveRecord(then.N, 0, reader)
		must(err)
		require(fmt.Sprint(theirs) == fmt.Sprint(path), "same path", n)
		if n < size {
			proof, err := tlog.ProveTree(size, n, reader)
			must(err)
			must(tlog.CheckTree(proof, size, tree.Hash, n, then.Hash), "consistency", n)
		}
	}

	// Theirs: the same entries in a log that the library builds, under a key that it makes.
	skey, vkey, err := note.GenerateKey(rand.Reader, "theirs.example")
	must(err)
	signer, err := note.NewSigner(skey)
	must(err)
	signed, err := note.Sign(&note.Note{Text: "A note of theirs.\n\nIn two parts.\n"}, signer)
	must(err)
	write("theirs.note", signed)
	write("theirs.pub", []byte(vkey+"\n"))
	var stored []tlog.Hash
	hashes := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	var bundle []byte
	for n, entry := range all {
		more, err := tlog.StoredHashes(int64(n), entry, hashes)
		must(err)
		stored = append(stored, more...)
		bundle = append(bundle, byte(len(entry)>>8), byte(len(entry)))
		bundle = append(bundle, entry...)
		sum := sha256.Sum256(entry)
		name := fmt.Sprintf("note/%x", sum)
		write("theirs/"+name, read("log/"+name))
	}
	write(fmt.Sprintf("theirs/tile/entries/000.p/%d", size), bundle)
	for _, tile := range tlog.NewTiles(8, 0, size) {
		data, err := tlog.ReadTileData(tile, hashes)
		must(err)
		write("theirs/"+strings.Replace(tile.Path(), "tile/8/", "tile/", 1), data)
	}
	root, err = tlog.TreeHash(size, hashes)
	must(err)
	text := fmt.Sprintf("theirs.example\n%d\n%s\n", size, root)
	signed, err = note.Sign(&note.Note{Text: text}, signer)
	must(err)
	write("theirs/checkpoint", signed)
	fmt.Println("golang.org/x/mod/sumdb: notes, cosignatures, tiles and proofs agree")
}
