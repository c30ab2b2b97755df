package typeset

import "malbild/internal/geom"

// The costs that lines are chosen by. For ragged lines the unit is a thousandth
// of the measure left empty, squared: a hyphen is worth it when it saves a gap of
// some 18 % of the measure. For justified lines the scale is that of Knuth and
// Plass (Breaking Paragraphs into Lines, 1981): (10 + badness)².
const (
	raggedPair       = 60_000  // two hyphens in a row
	raggedLastHyphen = 250_000 // a hyphen before the last line
	raggedShortLast  = 150_000 // a last line shorter than shortLast
	raggedLoneWord   = 120_000 // a last line of one word
	raggedLine       = 10_000  // any line: all else equal, fewer are better

	justifiedPair       = 8_000
	justifiedLastHyphen = 25_000
	justifiedShortLast  = 15_000
	justifiedLoneWord   = 15_000
	justifiedUneven     = 10_000 // a tight line beside a loose one
	worstBadness        = 1_000_000

	shortLast = 150 // thousandths of the measure

	// Above all these, in this order: an extra line where the number of lines
	// comes first, a third hyphen in a row, a break where none should be, and a
	// word that stands out of the measure.
	extraLine    = int64(1e10)
	thirdHyphen  = int64(2e12)
	avoid        = int64(5e12)
	standsOut    = int64(1e15)
	costCeiling  = int64(4e18)
	maxStretches = 4000 // thousandths; looser lines only when nothing else helps
)

// What breaks inside a token cost, by kind.
var (
	raggedBreaks = [...]int64{
		addressDot: 600_000, addressSlash: 150_000,
		bare: 60 * 60, patternHyphen: 180 * 180, softHyphen: 150 * 150,
	}
	justifiedBreaks = [...]int64{
		addressDot: 100_000_000, addressSlash: 1_000_000,
		bare: 400, patternHyphen: 3_600, softHyphen: 2_500,
	}
)

// state is the cheapest way to end a line at a node in one class. Classes are
// told apart by how many hyphens stand in a row (0, 1, 2 or more) and, in
// justified text, by how tight the line is.
type state struct {
	cost int64
	node int32 // where the line began
	slot int16 // and in which class; -1: not reached
}

// The fitness of a justified line.
const (
	tight = iota
	decent
	loose
	veryLoose
	fitnesses
)

const hyphenRuns = 3

// setter is what choose needs to know at every step.
type setter struct {
	*work
	measure    geom.Length
	justify    bool
	balance    bool
	fewest     bool // the number of lines comes first
	slots      int
	limit      int64 // how far a space may be stretched, in thousandths of its stretch
	start      int   // node of the last forced break
	lineCost   int64
	pair       int64
	lastHyphen int64
	shortLast  int64
	loneWord   int64
}

// choose finds the lines of the whole paragraph that cost least together (a
// dynamic programme over the nodes) and leaves their ends in w.path.
//
// Ragged text that is not hyphenated always takes as few lines as it can; that
// is what lets a title grow by a point without surprises.
func (w *work) choose(p *Paragraph) {
	s := &setter{
		work: w, measure: clampMeasure(p.Measure), justify: p.Align == Justify, balance: p.Balance,
		slots: hyphenRuns, lineCost: raggedLine, pair: raggedPair,
		lastHyphen: raggedLastHyphen, shortLast: raggedShortLast, loneWord: raggedLoneWord,
	}
	if s.justify {
		s.slots, s.limit = fitnesses*hyphenRuns, maxStretches
		s.lineCost, s.pair, s.lastHyphen = 0, justifiedPair, justifiedLastHyphen
		s.shortLast, s.loneWord = justifiedShortLast, justifiedLoneWord
	} else if !p.Hyphenate || p.Balance {
		s.fewest, s.lineCost = true, extraLine
	}
	if !s.run() {
		s.limit = 1 << 40
		s.run()
	}
	s.trace()
}

// run fills the states; it is false when the paragraph's end was not reached.
func (s *setter) run() bool {
	n := len(s.nodes)
	s.states = resize(s.states, n*s.slots)
	for i := range s.states {
		s.states[i].slot = -1
	}
	s.start = 0
	s.states[s.neutral()] = state{slot: 0}
	for j := 1; j < n; j++ {
		if s.nodes[j].kind == badSpace && s.limit == maxStretches {
			continue // first try to do without
		}
		s.reach(j)
		if s.nodes[j].forced() {
			s.start = j
			if s.states[j*s.slots+s.neutral()].slot < 0 {
				return false
			}
		}
	}
	return true
}

// neutral is the class of the beginning and of every forced break.
func (s *setter) neutral() int {
	if s.justify {
		return decent * hyphenRuns
	}
	return 0
}

// reach tries all lines that end at node j, from the shortest to the widest.
func (s *setter) reach(j int) {
	to := &s.nodes[j]
	for i := j - 1; i >= s.start; i-- {
		from := &s.nodes[i]
		if s.narrowest(from, to) > s.measure {
			if i == j-1 { // a single piece that is wider than the measure
				s.relax(i, j, standsOut, decent)
			}
			return // beginning earlier only makes it wider
		}
		if cost, fit, ok := s.line(from, to); ok {
			s.relax(i, j, cost, fit)
		}
	}
}

// narrowest is the least width a line can take. The spaces of justified text may
// shrink by a fifth.
func (s *setter) narrowest(from, to *node) geom.Length {
	width := to.width - from.after
	if s.justify {
		width -= (to.space - from.skipped) / 5
	}
	return width
}

// line is the cost of one line by itself; it is not ok when it is too loose.
func (s *setter) line(from, to *node) (cost int64, fit int, ok bool) {
	width := to.width - from.after
	slack := s.measure - width
	cost, fit = to.penalty+s.lineCost, 0
	last := to.forced()
	switch {
	case s.justify:
		var bad int64
		if bad, fit, ok = s.badness(slack, to.space-from.skipped, last); !ok {
			return 0, 0, false
		}
		cost += (10 + bad) * (10 + bad)
	case !last || s.balance:
		r := int64(slack) * 1000 / int64(s.measure)
		cost += r * r
	}
	if last && from.next > 0 && !(from.forced()) {
		cost += s.lastLine(from, to, width)
	}
	return cost, fit, true
}

// lastLine is what a poor end of a paragraph costs.
func (s *setter) lastLine(from, to *node, width geom.Length) (cost int64) {
	if int64(width)*1000 < int64(s.measure)*shortLast {
		cost += s.shortLast
	}
	if to.words-from.words <= 1 {
		cost += s.loneWord
		if s.balance {
			cost += 3 * s.loneWord
		}
	}
	if from.kind.inserts() {
		cost += s.lastHyphen
	}
	return cost
}

// badness says how far the spaces of a justified line are from their natural
// width. They may grow by a half and shrink by a fifth before it is bad.
func (s *setter) badness(slack, space geom.Length, last bool) (bad int64, fit int, ok bool) {
	if last && slack >= 0 {
		return 0, decent, true
	}
	if slack == 0 {
		return 0, decent, true
	}
	give := space / 2
	if slack < 0 {
		give = space / 5
	}
	if give <= 0 {
		return worstBadness, veryLoose, slack > 0 && s.limit > maxStretches
	}
	r := int64(slack) * 1000 / int64(give)
	switch {
	case r > s.limit:
		return 0, 0, false
	case r < -500:
		fit = tight
	case r <= 500:
		fit = decent
	case r <= 1000:
		fit = loose
	default:
		fit = veryLoose
	}
	r = max(r, -r)
	if r > 10_000 { // from here on straight, so that the better of two bad lines wins
		return min(worstBadness, 10*r), fit, true
	}
	return r * r / 1000 * r / 10_000, fit, true
}

// relax carries the ways to reach node i on to node j.
func (s *setter) relax(i, j int, cost int64, fit int) {
	hyphen := s.nodes[j].kind.inserts()
	forced := s.nodes[j].forced()
	here, there := s.states[i*s.slots:(i+1)*s.slots], s.states[j*s.slots:(j+1)*s.slots]
	for k := range here {
		if here[k].slot < 0 {
			continue
		}
		total := here[k].cost + cost
		run := 0
		if hyphen {
			run = min(k%hyphenRuns+1, hyphenRuns-1)
			switch k % hyphenRuns {
			case 1:
				total += s.pair
			case 2:
				total += thirdHyphen
			}
		}
		slot := run
		if s.justify {
			if d := k/hyphenRuns - fit; i != s.start && (d > 1 || d < -1) {
				total += justifiedUneven
			}
			slot = fit*hyphenRuns + run
		}
		if forced {
			slot = s.neutral()
		}
		total = min(total, costCeiling)
		if t := &there[slot]; t.slot < 0 || total < t.cost {
			*t = state{cost: total, node: int32(i), slot: int16(k)}
		}
	}
}

// trace follows the cheapest way back from the end.
func (s *setter) trace() {
	s.path = s.path[:0]
	j, slot := len(s.nodes)-1, s.neutral()
	for j > 0 {
		s.path = append(s.path, int32(j))
		t := s.states[j*s.slots+slot]
		j, slot = int(t.node), int(t.slot)
	}
	for a, b := 0, len(s.path)-1; a < b; a, b = a+1, b-1 {
		s.path[a], s.path[b] = s.path[b], s.path[a]
	}
}

// clampMeasure keeps the reckoning within 64 bits for any measure.
func clampMeasure(m geom.Length) geom.Length { return min(max(m, 1), 1<<42) }
