package verify_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
)

// Two articles made up for these tests.
const (
	harbourZH = `青石港的旧码头去年停用。港务局长林若川表示，新码头可能在明年春天启用，但目前还没有获得环保部门的批准。
部分渔民反对搬迁，他们担心航道变窄。如果潮位低于三米，大船就不能进港。
港务局向渔业公司支付了40万元补偿，渔业公司则向船员发放了25万元。工程师周砚认为，防波堤的高度并不是主要问题。
多数船只已经完成登记，登记费由500元上涨到800元。`
	harbourEN = `The old pier at Greystone was closed last year. Harbour director Ruth Calder said the new pier may open next spring, but it has not been approved by the council.
Some fishermen oppose the move. The city paid the company 40,000 pounds, and the company gave the crews 25,000 pounds.
Engineer Paul Thorne said the height of the wall is not the main problem. The number of visits rose to 800 in May.`
)

func signsOf(t *testing.T, article, point string) []string {
	t.Helper()
	names := verify.SignNames()
	var out []string
	for _, r := range verify.New(set(), parse(article)).Signs(point) {
		out = append(out, names[r])
	}
	return out
}

func TestSignsFind(t *testing.T) {
	for _, c := range []struct{ name, article, point, want string }{
		{"zh not lost", harbourZH, "新码头目前已获得环保部门的批准。", "not-lost"},
		{"zh not lost from a judgement", harbourZH, "周砚认为，防波堤的高度是主要问题。", "not-lost"},
		{"zh not new", harbourZH, "多数船只没有完成登记。", "not-new"},
		{"zh hedge lost", harbourZH, "新码头在明年春天启用。", "hedge-lost"},
		{"zh more certain", harbourZH, "新码头必将在明年春天启用。", "certain-new"},
		{"zh some to all", harbourZH, "所有渔民反对搬迁。", "all-new"},
		{"zh no matter whether", harbourZH, "无论潮位低于三米与否，大船就不能进港。", "anyway-new"},
		{"zh opposite", harbourZH, "登记费由500元下跌到800元。", "antonym"},
		{"zh places changed", harbourZH, "渔业公司向港务局支付了40万元补偿。", "role"},
		{"zh another number", harbourZH, "登记费由500元上涨到900元。", "number"},
		{"zh a row with its figures", "山东、福建和海南的渔船分别为31艘、24艘和9艘，其余省份没有统计。", "福建、山东和海南的渔船分别为31艘、24艘和9艘。", "swapped"},
		{"zh the figures of a row", "山东、福建和海南的渔船分别为31艘、24艘和9艘，其余省份没有统计。", "山东、福建和海南的渔船分别为24艘、31艘和9艘。", "swapped"},
		{"zh another name in its place", "东海大学的一篇文章说，码头的起重机已经用了四十年。北平医院没有回应。", "北平医院的一篇文章说，码头的起重机已经用了四十年。", "name-there"},
		{"zh first for last", "白鹭号这是最后一次出海，之后就在船坞里拆解。", "白鹭号这是首次出海。", "antonym"},
		{"zh another speaker", harbourZH, "周砚表示，新码头可能在明年春天启用。", "said-other"},
		{"zh invented cause", harbourZH, "青石港的旧码头去年停用，因为游客投诉卫生太差。", "unfounded"},
		{"zh speaker unknown", harbourZH, "市长高一鸣表示，新码头可能在明年春天启用。", "said-other"},
		{"en not lost", harbourEN, "The new pier has been approved by the council.", "not-lost"},
		{"en not new", harbourEN, "The old pier at Greystone was not closed last year.", "not-new"},
		{"en hedge lost", harbourEN, "The new pier opens next spring.", "hedge-lost"},
		{"en may is no will", harbourEN, "The new pier will open next spring.", "hedge-lost"},
		{"en some to all", harbourEN, "All fishermen oppose the move.", "all-new"},
		{"en another speaker", harbourEN, "Paul Thorne said the new pier may open next spring.", "said-other"},
		{"en opposite", harbourEN, "The number of visits fell to 800 in May.", "antonym"},
		{"en another number", harbourEN, "The number of visits rose to 900 in May.", "number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := signsOf(t, c.article, c.point); !slices.Contains(got, c.want) {
				t.Errorf("%q: symptoms %v, want %s", c.point, got, c.want)
			}
		})
	}
}

// What a fair point does to its sentence is nothing the symptoms speak of.
func TestSignsSpare(t *testing.T) {
	for _, c := range []struct{ name, article, point string }{
		{"zh whole", harbourZH, "港务局长林若川表示，新码头可能在明年春天启用，但目前还没有获得环保部门的批准。"},
		{"zh shorter not", harbourZH, "新码头目前没获得环保部门的批准。"},
		{"zh other hedge", harbourZH, "林若川表示，新码头或许在明年春天启用。"},
		{"zh who signs a letter says it", "来信摘登\n渔港的灯塔应当尽快修好。大船夜里进港只能靠运气。\n周砚 青石港引航站站长\n航道太窄，应当再挖深两米。\n林若川 青石港港务局", "周砚认为，渔港的灯塔应当尽快修好。"},
		{"zh what is quoted in Cantonese", "船東說：「新碼頭唔夠深，我哋冇錢再起過。」", "船東說，新碼頭不夠深，他們沒錢再起過。"},
		{"zh number in other figures", harbourZH, "港务局向渔业公司支付了四十万元补偿。"},
		{"zh one denial left", harbourZH, "如果潮位低于三米，大船不能进港。"},
		{"en whole", harbourEN, "Some fishermen oppose the move."},
		{"en cut", harbourEN, "The new pier may open next spring."},
		{"en denial in one word", harbourEN, "The new pier hasn't been approved by the council."},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range signsOf(t, c.article, c.point) {
				for _, told := range []string{"not-", "hedge-", "all-", "certain-", "anyway", "antonym", "swapped", "number", "said-"} {
					if strings.HasPrefix(r, told) {
						t.Errorf("%q: symptom %s", c.point, r)
					}
				}
			}
		})
	}
}

// A failing point says in its own language what the symptoms found.
func TestSignReasons(t *testing.T) {
	for _, c := range []struct{ article, point, code, reason string }{
		{harbourZH, "所有渔民反对搬迁。", "exaggerated", "没有说到“所有”"},
		{harbourEN, "All fishermen oppose the move.", "exaggerated", "does not go as far as “All”"},
	} {
		r := verify.New(set(), parse(c.article)).Check(c.point, nil)
		found := false
		for _, k := range r.Checks {
			found = found || k.ReasonCode == c.code && strings.Contains(k.Reason, c.reason)
		}
		if !found {
			t.Errorf("%q: %s %+v, want %s", c.point, r.Verdict, r.Checks, c.code)
		}
	}
}

// Over words that are all the article's own, a lost "perhaps" or an opposite
// can't be the freedom of a paraphrase.
func TestHardenedFails(t *testing.T) {
	for _, c := range []struct{ article, fair, sure string }{
		{harbourZH, "新码头可能在明年春天启用。", "新码头将在明年春天启用。"},
		{harbourEN, "The new pier may open next spring.", "The new pier will open next spring."},
		{harbourZH, "登记费由500元上涨到800元。", "登记费由500元下跌到800元。"},
		{harbourEN, "The number of visits rose to 800 in May.", "The number of visits fell to 800 in May."},
	} {
		ck := verify.New(set(), parse(c.article))
		if r := ck.Check(c.fair, nil); r.Verdict != digest.Supported {
			t.Errorf("%q: %s, %s", c.fair, r.Verdict, r.Reason)
		}
		if r := ck.Check(c.sure, nil); r.Verdict == digest.Supported {
			t.Errorf("%q: supported with %.2f", c.sure, r.Confidence)
		}
	}
}

// What a condition denies, a point may require: 要是没有办法达成一致 bears out
// 取决于达成一致.
func TestConditionBearsOut(t *testing.T) {
	const town = "要是两派内部没有办法达成一致，镇议会就很难签下供水合同。村民们都在等结果。"
	for _, point := range []string{"镇议会能否签下供水合同，取决于两派内部达成一致。", "要是两派内部没有办法达成一致，镇议会就很难签下供水合同。"} {
		for _, s := range signsOf(t, town, point) {
			if strings.HasPrefix(s, "not-") {
				t.Errorf("%q: symptom %s", point, s)
			}
		}
		if r := verify.New(set(), parse(town)).Check(point, nil); r.Verdict != digest.Supported {
			t.Errorf("%q: %s, %s", point, r.Verdict, r.Reason)
		}
	}
	// That it came about is another thing.
	for _, point := range []string{"两派内部达成了一致。", "两派内部达成一致。"} {
		if r := verify.New(set(), parse(town)).Check(point, nil); r.Verdict == digest.Supported {
			t.Errorf("%q is called a fact", point)
		}
	}
}
