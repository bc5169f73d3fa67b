package card

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/zhongdian/zhongdian/digest"
)

// The colours of the reader's page, by day.
var (
	paper  = color.RGBA{0xfb, 0xf8, 0xf1, 0xff}
	ink    = color.RGBA{0x1d, 0x1a, 0x16, 0xff}
	soft   = color.RGBA{0x5f, 0x57, 0x4c, 0xff}
	hair   = color.RGBA{0xd8, 0xd0, 0xc2, 0xff}
	accent = color.RGBA{0xa6, 0x2b, 0x1f, 0xff}
	pen    = color.RGBA{0xd3, 0x89, 0x7f, 0xff}
	good   = color.RGBA{0x2f, 0x5d, 0x43, 0xff}
	warn   = color.RGBA{0x7d, 0x56, 0x00, 0xff}
)

type canvas struct{ *image.RGBA }

func newCanvas() canvas {
	c := canvas{image.NewRGBA(image.Rect(0, 0, Width, Height))}
	draw.Draw(c.RGBA, c.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	return c
}

func (c canvas) fill(x, y, w, h int, col color.Color) {
	draw.Draw(c.RGBA, image.Rect(x, y, x+w, y+h), image.NewUniform(col), image.Point{}, draw.Over)
}

// write draws a line with its baseline at y.
func (c canvas) write(face font.Face, l line, x, y int, col color.Color) {
	d := font.Drawer{Dst: c.RGBA, Src: image.NewUniform(col), Face: face}
	for i, r := range l.runes {
		d.Dot = fixed.Point26_6{X: fixed.I(x) + l.x[i], Y: fixed.I(y)}
		d.DrawString(string(r))
	}
}

// wave draws a wavy line under a stretch, as a pen marks an error: a shape, so
// that it is seen without its colour.
func (c canvas) wave(x0, x1, y int, col color.Color) {
	const step, high, thick = 12, 5, 4
	n := (x1 - x0 + step - 1) / step
	if n <= 0 {
		return
	}
	z := vector.NewRasterizer(n*step, 2*high+thick)
	bend := func(i int) float32 {
		if i%2 == 0 {
			return -high
		}
		return high
	}
	z.MoveTo(0, high)
	for i := range n {
		z.QuadTo(float32(i)*step+step/2, high+bend(i), float32(i+1)*step, high)
	}
	z.LineTo(float32(n)*step, high+thick)
	for i := n - 1; i >= 0; i-- {
		z.QuadTo(float32(i)*step+step/2, high+thick+bend(i), float32(i)*step, high+thick)
	}
	z.ClosePath()
	z.Draw(c.RGBA, image.Rect(x0, y-high, x0+n*step, y+high+thick), image.NewUniform(col), image.Point{})
}

// shape is a closed outline in a square of 16 by 16.
type shape [][2]float32

var (
	circle  = shape{{8, .5}, {10.9, 1.07}, {13.3, 2.7}, {14.93, 5.1}, {15.5, 8}, {14.93, 10.9}, {13.3, 13.3}, {10.9, 14.93}, {8, 15.5}, {5.1, 14.93}, {2.7, 13.3}, {1.07, 10.9}, {.5, 8}, {1.07, 5.1}, {2.7, 2.7}, {5.1, 1.07}}
	half    = shape{{8, 2}, {5.7, 2.46}, {3.76, 3.76}, {2.46, 5.7}, {2, 8}, {2.46, 10.3}, {3.76, 12.24}, {5.7, 13.54}, {8, 14}}
	inner   = shape{{8, 2}, {10.3, 2.46}, {12.24, 3.76}, {13.54, 5.7}, {14, 8}, {13.54, 10.3}, {12.24, 12.24}, {10.3, 13.54}, {8, 14}, {5.7, 13.54}, {3.76, 12.24}, {2.46, 10.3}, {2, 8}, {2.46, 5.7}, {3.76, 3.76}, {5.7, 2.46}}
	diamond = shape{{8, .4}, {15.6, 8}, {8, 15.6}, {.4, 8}}
	hollow  = shape{{8, 2.6}, {13.4, 8}, {8, 13.4}, {2.6, 8}}
	square  = shape{{1, 1}, {15, 1}, {15, 15}, {1, 15}}
	tick    = shape{{3.8, 8.4}, {5, 7.1}, {6.9, 9}, {11.3, 4.4}, {12.5, 5.6}, {7, 11.5}}
	cross1  = shape{{5.2, 6.2}, {6.2, 5.2}, {10.8, 9.8}, {9.8, 10.8}}
	cross2  = shape{{9.8, 5.2}, {10.8, 6.2}, {6.2, 10.8}, {5.2, 9.8}}
	bar1    = shape{{4, 5.4}, {12, 5.4}, {12, 7}, {4, 7}}
	bar2    = shape{{4, 9}, {12, 9}, {12, 10.6}, {4, 10.6}}
	slash   = shape{{9.9, 3}, {11.3, 3.8}, {6.1, 13}, {4.7, 12.2}}
	dot     = shape{{7, 7}, {9, 7}, {9, 9}, {7, 9}}
)

// mark draws the sign of a verdict, each of another shape.
func (c canvas) mark(v digest.Verdict, x, y, size int, col color.Color) {
	put := func(s shape, col color.Color) {
		z := vector.NewRasterizer(size, size)
		k := float32(size) / 16
		for i, p := range s {
			px, py := p[0]*k, p[1]*k
			if i == 0 {
				z.MoveTo(px, py)
			} else {
				z.LineTo(px, py)
			}
		}
		z.ClosePath()
		z.Draw(c.RGBA, image.Rect(x, y, x+size, y+size), image.NewUniform(col), image.Point{})
	}
	switch v {
	case digest.Supported:
		put(circle, col)
		put(tick, paper)
	case digest.Partly:
		put(circle, col)
		put(inner, paper)
		put(half, col)
	case digest.Unsupported:
		put(diamond, col)
		put(hollow, paper)
		put(cross1, col)
		put(cross2, col)
	case digest.Contradicted:
		put(square, col)
		put(bar1, paper)
		put(bar2, paper)
		put(slash, paper)
	default:
		put(circle, col)
		put(inner, paper)
		put(dot, col)
	}
}

func colorOf(v digest.Verdict) color.Color {
	switch v {
	case digest.Supported:
		return good
	case digest.Partly:
		return warn
	case digest.Unsupported, digest.Contradicted:
		return accent
	}
	return soft
}
