package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" //nolint:gosec // the format asks for it
	"crypto/rc4" //nolint:gosec // the format asks for it
	"crypto/sha256"
	"crypto/sha512"

	"github.com/zhongdian/zhongdian/fault"
)

// crypt undoes the encryption of a file that opens without a password, as most
// encrypted ones do: it forbids printing and the like, not reading.
type crypt struct {
	key     []byte
	aes     bool // else RC4
	version int  // 5: the key serves every object as it is
	plain   bool // strings and streams are not encrypted
}

// decoder decrypts the strings and the stream of one object.
type decoder struct {
	key []byte
	aes bool
}

var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock finds the key for the empty password. Errors: fault.Unsupported.
func (f *file) unlock() error {
	e := f.dict(f.trailer["Encrypt"])
	if e == nil {
		return nil
	}
	locked := fault.New(fault.Unsupported, "this PDF file opens with a password only: save it without one, or give its text")
	number := func(k name, def float64) int { return int(f.number(e[k], def)) }
	str := func(k name) []byte { b, _ := f.resolve(e[k]).([]byte); return b }
	v, r := number("V", 0), number("R", 0)
	if kind, _ := f.get(e, "Filter").(name); kind != "Standard" || v < 1 || v > 5 || v == 3 || r < 2 || r > 6 {
		return locked
	}
	c := &crypt{version: v}
	bits := number("Length", 40)
	if v >= 4 {
		cf := f.dict(f.get(f.dict(e["CF"]), nameOf(f.resolve(e["StmF"]), "Identity")))
		switch m, _ := f.get(cf, "CFM").(name); m {
		case "V2":
			bits = 128
		case "AESV2", "AESV3":
			c.aes, bits = true, 128
		default:
			c.plain = true
		}
	}
	var id []byte
	if ids, _ := f.resolve(f.trailer["ID"]).(array); len(ids) > 0 {
		id, _ = f.resolve(ids[0]).([]byte)
	}
	meta, isBool := f.resolve(e["EncryptMetadata"]).(bool)
	ok := false
	if r >= 5 {
		ok = c.key256(str("U"), str("UE"), r)
	} else {
		ok = c.key128(str("O"), str("U"), id, uint32(int64(f.number(e["P"], 0))), r, bits, isBool && !meta)
	}
	if !ok {
		return locked
	}
	f.crypt = c
	f.cache, f.packed = map[int]any{}, map[int]*objStream{} // what was read until now was not decrypted
	f.trailer["Encrypt"] = e
	return nil
}

func nameOf(v any, def name) name {
	if n, ok := v.(name); ok {
		return n
	}
	return def
}

// key128 makes the key of revisions 2 to 4 and tries it.
func (c *crypt) key128(owner, user, id []byte, perm uint32, r, bits int, bareMeta bool) bool {
	n := bits / 8
	if r == 2 {
		n = 5
	}
	if len(owner) < 32 || len(user) < 16 || n < 5 || n > 16 {
		return false
	}
	h := md5.New() //nolint:gosec
	h.Write(padding)
	h.Write(owner[:32])
	h.Write([]byte{byte(perm), byte(perm >> 8), byte(perm >> 16), byte(perm >> 24)})
	h.Write(id)
	if r >= 4 && bareMeta {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if r >= 3 {
		for range 50 {
			sum := md5.Sum(key[:n]) //nolint:gosec
			key = sum[:]
		}
	}
	c.key = key[:n]
	if r == 2 {
		return bytes.Equal(rc4ed(c.key, padding), user[:min(32, len(user))])
	}
	h.Reset()
	h.Write(padding)
	h.Write(id)
	got := rc4ed(c.key, h.Sum(nil))
	for i := 1; i <= 19; i++ {
		k := bytes.Clone(c.key)
		for j := range k {
			k[j] ^= byte(i)
		}
		got = rc4ed(k, got)
	}
	return bytes.Equal(got, user[:16])
}

// key256 finds the key of revisions 5 and 6.
func (c *crypt) key256(user, encrypted []byte, r int) bool {
	if len(user) < 48 || len(encrypted) < 32 {
		return false
	}
	if !bytes.Equal(hash256(user[32:40], r), user[:32]) {
		return false
	}
	block, err := aes.NewCipher(hash256(user[40:48], r))
	if err != nil {
		return false
	}
	c.key = make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(c.key, encrypted[:32])
	return true
}

// hash256 is the hash of the empty password with a salt.
func hash256(salt []byte, r int) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	if r < 6 {
		return k
	}
	for i := 0; ; i++ {
		round := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(round, round)
		mod := 0
		for _, b := range round[:16] {
			mod += int(b)
		}
		switch mod % 3 {
		case 0:
			s := sha256.Sum256(round)
			k = s[:]
		case 1:
			s := sha512.Sum384(round)
			k = s[:]
		default:
			s := sha512.Sum512(round)
			k = s[:]
		}
		if last := int(round[len(round)-1]); i >= 63 && last <= i-31 {
			return k[:32]
		}
	}
}

func rc4ed(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil { //nolint:gosec
		c.XORKeyStream(out, data)
	}
	return out
}

// decoder gives what decrypts an object; nil where nothing is to be done.
func (c *crypt) decoder(id ref) *decoder {
	if c == nil || c.plain {
		return nil
	}
	if c.version == 5 {
		return &decoder{c.key, true}
	}
	key := append(bytes.Clone(c.key), byte(id.n), byte(id.n>>8), byte(id.n>>16), byte(id.gen), byte(id.gen>>8))
	if c.aes {
		key = append(key, "sAlT"...)
	}
	sum := md5.Sum(key) //nolint:gosec
	return &decoder{bytes.Clone(sum[:min(16, len(c.key)+5)]), c.aes}
}

func (d *decoder) bytes(s []byte) []byte {
	if !d.aes {
		return rc4ed(d.key, s)
	}
	if len(s) < 32 {
		return nil
	}
	block, err := aes.NewCipher(d.key)
	if err != nil {
		return nil
	}
	out := make([]byte, (len(s)-16)/16*16)
	cipher.NewCBCDecrypter(block, s[:16]).CryptBlocks(out, s[16:16+len(out)])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= 16 {
		out = out[:len(out)-pad]
	}
	return out
}
