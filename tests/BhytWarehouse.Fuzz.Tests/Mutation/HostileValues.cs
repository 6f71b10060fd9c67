using System.Text;

namespace BhytWarehouse.Fuzz.Tests.Mutation;

/// <summary>Values that have broken readers before: of this kind of file, and of any.</summary>
internal static class HostileValues
{
    /// <summary>Parts of an invented person's name and numbers. They may stand anywhere in a file, and in no message. (One word in capitals nobody can tell from a code.)</summary>
    public static readonly string[] Canaries = ["Zyxquang", "000199887766", "0099887766", "DN4990099887766", "0998877661"];

    public static readonly string[] Texts =
    [
        "", " ", "0", "-1", "+5", "00", "1", "9", "99", "999999999999999999", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "79228162514264337593543950335", "1e308", "1e-7", "1E5", "-0", "0.005",
        "0,005", "1.234.567,89", "1,234,567.89", "1.5", "1,5", "12.3456789", "99999999999999.99", "1000000000000000", "1000000000000000.01", "NaN", "Infinity", "0x10", "١٢٣", "１２３", "½", "1 000", "1\u00A0000", "--1", "1-", ".", ",", "-", "0.1.2",
        "20250229", "20250101", "19000101", "18991231", "00010101", "99991231", "20400101", "20410101", "20261301", "202501302460", "202501300000", "202502302359", "2025-01-31", "31/12/2025", "12/31/2025", "1/2/2025", "45000", "0000", "00000000", "000000000000", "202513", "202500", "2025Q5", "2025Q2", "190001", "999912",
        "Tổng cộng", "Cộng", "Tổng cộng (1)", "Người lập biểu", "Ngày tháng năm", "#REF!", "#N/A", "true", "TRUE", "null", "NULL", "A", "B", "Thửa Zyxquang", "THỬA ZYXQUANG", "000199887766", "0099887766", "DN4990099887766", "0998877661",
        "=1+1", "=cmd|'/c calc'!A1", "@SUM(1)", "'", "\"", "\"\"", "\"a\"b\"", "a\"b", "\r", "\n", "\r\n", "\t", ";", "|", "\\", "'; DROP TABLE fact_Claim; --", "%s%n", "{0}", "${x}", "[red]x[/]", "<b>", "<", ">", "&", "&amp;", "&lt;", "&#0;", "&#x10FFFF;", "&#xD800;", "&x;", "]]>", "<![CDATA[x]]>", "<!--x-->", "<!-- -- -->", "<?x?>", "<?xml version=\"1.0\"?>", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "<a/>", "<a>", "</a>", "<HOSO/>", "<HOSO></HOSO>", "<FILEHOSO/>", "<SOLUONGHOSO>9</SOLUONGHOSO>",
        "\0", "\u0001", "\u0085", "\u200B", "\u200F", "\u202E", "\u2028", "\uFEFF", "\uFFFE", "\uFFFF", "\uFFFD", "e\u0301", "ệ", "e\u0323\u0302", "Ħ", "ı", "İ", "ſ", "😀", "\\ud800", "\\u0000", "\\uD83D\\uDE00",
        "{}", "[]", "[[]]", "{\"a\":1}", "[1,2", "1]", "\"x", ":", "-1e400", "01", "1.", "true,", "//", "/* */", "\"value\"", "\"id\"", "\"size\"", "\"rows\"",
        "00001", "00013", "99001", "99011", "00", "01", "1.1", "ON", "XML1", "XML15", "XML16", "XML99", "xml1", " XML2 ", "C12", "K01", "A1048577", "XFE1", "A0", "ZZZZZZ1", "s", "str", "inlineStr", "e", "b", "d", "n",
    ];

    /// <summary>Bytes that are no text in UTF-8, or in none.</summary>
    public static readonly byte[][] Bytes =
    [
        [0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        [0xC3], [0xE1, 0xBB], [0xF0, 0x9F], [0x80], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF], [0x1A], [0x7F], [0x0B], [0x0C], [0x0D], [0x0A], [0x22], "\"\""u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0], "%PDF"u8.ToArray(), "<"u8.ToArray(), "{"u8.ToArray(),
    ];

    public static byte[] TextOf(Random random) => random.Next(40) == 0 ? Long(random) : Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length)]);

    /// <summary>Around the lengths at which something changes: columns, fields, lines, tags.</summary>
    private static byte[] Long(Random random)
    {
        int[] lengths = [9, 10, 12, 15, 20, 40, 41, 100, 255, 256, 400, 1000, 1024, 4000, 4096, 4097, 12_289, 65_536, 65_537];
        byte[] text = new byte[lengths[random.Next(lengths.Length)] + random.Next(-1, 2)];
        Array.Fill(text, "09Aax\"<&,; ("u8[random.Next(12)]);
        return text;
    }
}
