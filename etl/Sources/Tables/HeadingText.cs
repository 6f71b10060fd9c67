using System.Collections.Frozen;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Folds headings and labels: no tone marks, no case, only letters and digits. "Mã số  BHXH (*)" and "MA_SO_BHXH" are the same.</summary>
public static class HeadingText
{
    // Without ICU string.Normalize does not take marks off; the letters of Vietnamese are few enough to list.
    private static readonly FrozenDictionary<char, char> Plain = new (char Letter, string Marked)[]
    {
        ('a', "àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"),
        ('d', "đĐ"),
        ('e', "èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ"),
        ('i', "ìíỉĩịÌÍỈĨỊ"),
        ('o', "òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"),
        ('u', "ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ"),
        ('y', "ỳýỷỹỵỲÝỶỸỴ"),
    }.SelectMany(entry => entry.Marked.Select(marked => (marked, entry.Letter))).ToFrozenDictionary(pair => pair.marked, pair => pair.Letter);

    public static string Fold(ReadOnlySpan<char> text)
    {
        Span<char> folded = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        foreach (char letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                folded[length++] = char.ToLowerInvariant(letter);
            }
            else if (letter > '\u007F' && Plain.TryGetValue(letter, out char plain))
            {
                folded[length++] = plain;
            }
        }

        return folded[..length].ToString();
    }
}
