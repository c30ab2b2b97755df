package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"malbild/internal/folder"
)

// CacheName is the file in the output folder that remembers what earlier builds
// made of what. Deleting it is always safe: everything is then built anew.
const CacheName = ".malbild-cache"

// cacheForm is the form of the file. One of another form, or of another program, is
// as good as none.
const cacheForm = "2"

// Record is one line of the cache: what kind, whose, and what is known. The cache
// does not understand the value; who wrote it does.
type Record struct {
	Kind  string          `json:"k"`
	Key   string          `json:"n"`
	Value json.RawMessage `json:"v"`
}

// Cache is what is remembered, the last record of a kind and key counts.
type Cache struct {
	Damaged bool // a line was not as it was written; nothing of the file is used

	mu      sync.Mutex
	records map[string]json.RawMessage
	stale   bool // the file holds lines that no longer count
}

// ReadCache reads the cache of an output folder. One that is missing, that another
// program wrote, or that is damaged, is empty. A last line that was cut off is what
// a killed build leaves, and no damage.
func ReadCache(dir, program string) *Cache {
	data, err := folder.ReadFile(filepath.Join(dir, CacheName))
	if err != nil {
		return &Cache{Damaged: !errors.Is(err, fs.ErrNotExist)}
	}
	return parseCache(data, program)
}

func parseCache(data []byte, program string) *Cache {
	c := &Cache{records: map[string]json.RawMessage{}}
	for n := 0; len(data) > 0; n++ {
		line, rest, whole := bytes.Cut(data, []byte("\n"))
		if !whole {
			break
		}
		data = rest
		r, ok := parseRecord(line)
		switch {
		case !ok || n == 0 && r.Kind != "program":
			return &Cache{Damaged: true}
		case n == 0 && r.Key != cacheForm+" "+program:
			return &Cache{}
		}
		c.set(r)
	}
	return c
}

// set makes a record the last one of its kind and key.
func (c *Cache) set(r Record) {
	key := r.Kind + " " + r.Key
	_, known := c.records[key]
	c.stale = c.stale || known
	c.records[key] = r.Value
}

// parseRecord reads a line: the digest of the rest, and the rest.
func parseRecord(line []byte) (r Record, ok bool) {
	sum, rest, found := bytes.Cut(line, []byte(" "))
	if !found || Sum(rest) != string(sum) || json.Unmarshal(rest, &r) != nil {
		return r, false
	}
	return r, true
}

// line writes a record. Its value was made by package json and stands as it is:
// looking through it again for spaces cost more than making it.
func (r Record) line() ([]byte, error) {
	kind, err := json.Marshal(r.Kind)
	if err != nil {
		return nil, err
	}
	key, err := json.Marshal(r.Key)
	if err != nil {
		return nil, err
	}
	const sum = 2*sha256.Size + 1
	b := make([]byte, sum, sum+len(kind)+len(key)+len(r.Value)+20)
	b = append(append(b, `{"k":`...), kind...)
	b = append(append(b, `,"n":`...), key...)
	b = append(append(append(b, `,"v":`...), r.Value...), '}')
	copy(b, Sum(b[sum:]))
	b[sum-1] = ' '
	return append(b, '\n'), nil
}

// Get reads the value of a kind and key. It reports false when there is none.
func (c *Cache) Get(kind, key string, into any) bool {
	c.mu.Lock()
	raw, ok := c.records[kind+" "+key]
	c.mu.Unlock()
	return ok && json.Unmarshal(raw, into) == nil
}

// put remembers a value in memory; the Journal writes it.
func (c *Cache) put(r Record) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.records == nil {
		c.records = map[string]json.RawMessage{}
	}
	c.set(r)
}

// Forget drops everything.
func (c *Cache) Forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.records, c.stale = nil, true
}

// Keys lists the keys of a kind, sorted.
func (c *Cache) Keys(kind string) []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []string
	for _, k := range sortedKeys(c.records) {
		if key, ok := strings.CutPrefix(k, kind+" "); ok {
			out = append(out, key)
		}
	}
	return out
}

// Drop forgets one value.
func (c *Cache) Drop(kind, key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.records, kind+" "+key)
	c.stale = true
}

// Journal adds to the cache of the folder that a Writer holds, line by line, so that
// a build that is killed is not lost.
type Journal struct {
	w     *Writer
	cache *Cache
	head  Record
	file  *os.File
	fresh bool // the file is to be written anew first
}

// Journal begins to add to a cache. Trouble with writing it is no trouble for the
// build: it is then not there the next time.
func (w *Writer) Journal(c *Cache, program string) *Journal {
	return &Journal{w: w, cache: c, fresh: len(c.records) == 0 || c.Damaged,
		head: Record{Kind: "program", Key: cacheForm + " " + program, Value: json.RawMessage("null")}}
}

// Add remembers a value. One that package json made already is taken as it is.
func (j *Journal) Add(kind, key string, value any) {
	raw, made := value.(json.RawMessage)
	if !made {
		var err error
		if raw, err = json.Marshal(value); err != nil {
			return
		}
	}
	r := Record{Kind: kind, Key: key, Value: raw}
	j.cache.mu.Lock()
	old, known := j.cache.records[kind+" "+key]
	j.cache.mu.Unlock()
	if known && bytes.Equal(old, raw) {
		return
	}
	j.cache.put(r)
	if j.open() {
		if line, err := r.line(); err == nil {
			j.file.Write(line)
		}
	}
}

// open begins the file, or goes on with it.
func (j *Journal) open() bool {
	if j.file != nil {
		return true
	}
	if j.fresh {
		j.w.root.Remove(CacheName)
	}
	f, err := j.w.root.OpenFile(CacheName, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o644)
	if err != nil {
		return false
	}
	if info, err := f.Stat(); err == nil && info.Size() == 0 {
		if line, err := j.head.line(); err == nil {
			f.Write(line)
		}
	} else if err == nil && !endsWhole(f, info.Size()) {
		f.Close() // the line that a killed build did not finish: write all anew
		j.rewrite()
		if f, err = j.w.root.OpenFile(CacheName, os.O_WRONLY|os.O_APPEND, 0o644); err != nil {
			return false
		}
	}
	j.file = f
	return true
}

func endsWhole(f *os.File, size int64) bool {
	b := make([]byte, 1)
	_, err := f.ReadAt(b, size-1)
	return err == nil && b[0] == '\n'
}

// Compact writes the cache anew, in one step, without what later lines replaced. Where
// they replaced nothing, the file stays as it is.
func (j *Journal) Compact() {
	j.Close()
	if j.cache.stale {
		j.rewrite()
	}
}

func (j *Journal) rewrite() {
	line, err := j.head.line()
	if err != nil {
		return
	}
	out := bytes.NewBuffer(line)
	for _, k := range sortedKeys(j.cache.records) {
		kind, key, _ := strings.Cut(k, " ")
		if kind == "program" {
			continue
		}
		if line, err := (Record{kind, key, j.cache.records[k]}).line(); err == nil {
			out.Write(line)
		}
	}
	stage := "." + CacheName[1:] + "." + strconv.Itoa(os.Getpid()) + stagedSuffix
	err = writeFile(j.w.root, stage, out.Bytes())
	if err == nil {
		err = rename(j.w.root, stage, CacheName)
	}
	if err != nil {
		remove(j.w.root, stage)
	}
	j.fresh, j.cache.stale = false, false
}

// Close ends the adding.
func (j *Journal) Close() {
	if j.file != nil {
		j.file.Close()
		j.file = nil
	}
}

// State is a file as it lies on the disk: what tells, without reading it, that it has
// not been touched since its digest was taken. When it does not tell, the file is
// read again; a state never makes a file right.
type State struct {
	Size  int64  `json:"s"`
	MTime int64  `json:"t"`
	Inode uint64 `json:"i,omitempty"`
}

func stateOf(info fs.FileInfo) State {
	return State{Size: info.Size(), MTime: info.ModTime().UnixNano(), Inode: inode(info)}
}

// StateOf is the state of a file of the output folder.
func StateOf(dir, name string) (State, bool) {
	info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil || !info.Mode().IsRegular() {
		return State{}, false
	}
	return stateOf(info), true
}

// Intact reports whether a file is the one with the digest. It is read only when its
// state is not what it was, or when all files are to be read. The state is brought up
// to date.
func Intact(dir, name, sum string, state *State, read bool) bool {
	now, ok := StateOf(dir, name)
	if !ok {
		return false
	}
	if now == *state && !read {
		return true
	}
	data, err := folder.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil || Sum(data) != sum {
		return false
	}
	*state = now
	return true
}

// Strangers lists the files of a principal's folder that are not among the named.
func Strangers(dir, county, principal string, named map[string]bool) []string {
	entries, err := os.ReadDir(filepath.Join(dir, county, principal))
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if !named[e.Name()] {
			out = append(out, path.Join(county, principal, e.Name()))
		}
	}
	return out
}

// ManifestSum is the digest of the folder's manifest; empty: there is none.
func ManifestSum(dir string) string {
	data, err := folder.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return ""
	}
	return Sum(data)
}
