package verify

import (
	"bytes"
	"embed"
	"encoding/binary"
	"errors"
	"math"
	"sync"
)

//go:embed data/model-zh.bin data/model-en.bin
var modelFiles embed.FS

// Model is the learned part: the support of a word, the truth of a point, and
// the places where one says no. Chinese points have one of their own: what is odd in
// one language is a habit of the other.
type Model struct {
	Words, Points *Trees
	Sum           *Linear // of points too: what adds up
	Experts       [claimKinds]Expert
	Mix           Mix
	// A point below PointCut is not supported.
	PointCut float64
	// A word below FirmCut fails whatever the point; below WordCut it is marked
	// once the point has failed.
	FirmCut, WordCut float64
}

// trained gives the model for Chinese points, or that for all others. Each is read once,
// when the first such point is checked.
func trained(han bool) *Model {
	if han {
		return trainedChinese()
	}
	return trainedEnglish()
}

var (
	trainedChinese = sync.OnceValue(func() *Model { return embedded("data/model-zh.bin") })
	trainedEnglish = sync.OnceValue(func() *Model { return embedded("data/model-en.bin") })
)

func embedded(name string) *Model {
	b, err := modelFiles.ReadFile(name)
	if err == nil {
		var m *Model
		if m, err = ReadModel(b); err == nil {
			return m
		}
	}
	panic("verify: the embedded " + name + " is broken: " + err.Error())
}

const magic = "zdtruth7"

var errModel = errors.New("not a model of this version")

// Bytes gives the model file. Layout, little endian: magic, number of word and
// of point features, the three cuts, both sets of trees, the sum, the experts
// (number of features, trees, ladder, weights), the mix.
func (m *Model) Bytes() []byte {
	b := []byte(magic)
	b = binary.LittleEndian.AppendUint16(b, uint16(features))
	b = binary.LittleEndian.AppendUint16(b, uint16(pointFeatures))
	for _, x := range []float64{m.PointCut, m.FirmCut, m.WordCut} {
		b = putFloat(b, x)
	}
	b = putTrees(putTrees(b, m.Words), m.Points)
	for _, v := range [][]float32{m.Sum.Mean, m.Sum.Scale, m.Sum.Weight, {m.Sum.Bias}} {
		for _, x := range v {
			b = putFloat(b, float64(x))
		}
	}
	for k := range m.Experts {
		e := &m.Experts[k]
		b = putTrees(binary.LittleEndian.AppendUint16(b, uint16(claimFeatures[k])), e.Trees)
		for _, v := range [][]float64{e.Ladder[:], e.Weights[:]} {
			for _, x := range v {
				b = putFloat(b, x)
			}
		}
	}
	for _, x := range []float64{m.Mix.Trees, m.Mix.Sum, m.Mix.Against, m.Mix.Grave, m.Mix.Bias} {
		b = putFloat(b, x)
	}
	return b
}

func putTrees(b []byte, t *Trees) []byte {
	f := t.flatten()
	b = putFloat(b, float64(t.Base))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(f.roots)))
	for k, root := range f.roots {
		end := len(f.nodes)
		if k+1 < len(f.roots) {
			end = int(f.roots[k+1])
		}
		nodes := f.nodes[root:end]
		b = append(b, uint8(len(nodes)))
		for i, n := range nodes {
			if n.left == 0 {
				b = binary.LittleEndian.AppendUint32(append(b, leaf), uint32(n.cut))
				continue
			}
			b = append(b, n.feature, uint8(i)+n.left, uint8(i)+n.right)
			b = binary.LittleEndian.AppendUint32(b, uint32(turn(n.cut)))
		}
	}
	return b
}

// leaf stands in the file for the feature of a node that has none.
const leaf = 255

func putFloat(b []byte, v float64) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v)))
}

// ReadModel reads a model file. A file that was made for other features, or
// that points outside itself, is refused.
func ReadModel(data []byte) (*Model, error) {
	r := &reader{b: data, nodes: make([]flatNode, 0, len(data)/5)}
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, errModel
	}
	r.take(len(magic))
	if r.u16() != uint16(features) || r.u16() != uint16(pointFeatures) {
		return nil, errModel
	}
	m := &Model{}
	m.PointCut, m.FirmCut, m.WordCut = r.float(), r.float(), r.float()
	m.Words = r.trees(features)
	m.Points = r.trees(pointFeatures)
	m.Sum = &Linear{Mean: r.floats(pointFeatures), Scale: r.floats(pointFeatures), Weight: r.floats(pointFeatures), Bias: float32(r.float())}
	for k := range m.Experts {
		e := &m.Experts[k]
		if r.u16() != uint16(claimFeatures[k]) {
			return nil, errModel
		}
		e.Trees = r.trees(claimFeatures[k])
		for _, v := range [][]float64{e.Ladder[:], e.Weights[:]} {
			for i := range v {
				v[i] = r.float()
			}
		}
	}
	m.Mix = Mix{r.float(), r.float(), r.float(), r.float(), r.float()}
	if r.bad || len(r.b) != 0 {
		return nil, errModel
	}
	return m, nil
}

type reader struct {
	b     []byte
	bad   bool
	nodes []flatNode // of all trees so far
}

func (r *reader) take(n int) []byte {
	if r.bad || len(r.b) < n {
		r.bad = true
		return make([]byte, n)
	}
	x := r.b[:n]
	r.b = r.b[n:]
	return x
}

func (r *reader) u8() uint8   { return r.take(1)[0] }
func (r *reader) u16() uint16 { return binary.LittleEndian.Uint16(r.take(2)) }
func (r *reader) float() float64 {
	return float64(float32At(r.take(4)))
}

func (r *reader) floats(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.float())
	}
	return out
}

func (r *reader) trees(nf int) *Trees {
	t := &Trees{Base: float32(r.float()), flat: &flat{}}
	n := int(r.u16())
	t.flat.roots = make([]int32, 0, n)
	from := len(r.nodes)
	for ; n > 0 && !r.bad; n-- {
		t.flat.roots = append(t.flat.roots, int32(len(r.nodes)-from))
		r.tree(nf)
	}
	t.flat.nodes = r.nodes[from:len(r.nodes):len(r.nodes)]
	return t
}

func (r *reader) tree(nf int) {
	count := int(r.u8())
	r.bad = r.bad || count == 0
	for i := 0; i < count && !r.bad; i++ {
		b := r.b
		if len(b) >= 5 && b[0] == leaf {
			r.nodes = append(r.nodes, flatNode{cut: int32(binary.LittleEndian.Uint32(b[1:]))})
			r.b = b[5:]
			continue
		}
		// A child comes after its parent, so that no walk can go round.
		if len(b) < 7 || int(b[0]) >= nf || int(b[1]) <= i || int(b[2]) <= i || int(b[1]) >= count || int(b[2]) >= count {
			r.bad = true
			return
		}
		r.nodes = append(r.nodes, flatNode{order(float32At(b[3:])), b[0], b[1] - uint8(i), b[2] - uint8(i)})
		r.b = b[7:]
	}
}

func float32At(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }
