using System.Text;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>Writes a small envelope as a facility would, in whichever form a test asks for.</summary>
internal sealed class EnvelopeText
{
    public EnvelopeText(params DossierText[] dossiers) => Dossiers = [.. dossiers];

    public List<DossierText> Dossiers { get; }

    public string Facility { get; set; } = "00101";

    public string PreparedOn { get; set; } = "20250512";

    /// <summary>SOLUONGHOSO; null declares what is there, an empty text leaves the element out.</summary>
    public string? DeclaredCount { get; set; }

    public ContentForm Form { get; set; }

    public bool ByteOrderMark { get; set; }

    public string Declaration { get; set; } = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    public string InnerDeclaration { get; set; } = "";

    public bool InnerByteOrderMark { get; set; }

    public bool SenderLast { get; set; }

    public bool CodeAfterContent { get; set; }

    public string Signature { get; set; } = "<CHUKYDONVI/>";

    /// <summary>Put in front of every element name of the envelope.</summary>
    public string Prefix { get; set; } = "";

    public string Layout { get; set; } = "\n  ";

    /// <summary>Put between the elements of the envelope, such as a comment.</summary>
    public string Between { get; set; } = "";

    public byte[] ToBytes()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(ToString());
        return ByteOrderMark ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }

    public override string ToString()
    {
        StringBuilder text = new(Declaration);
        Open(text, "GIAMDINHHS");
        string sender = Element("THONGTINDONVI", Element("MACSKCB", Facility));
        if (!SenderLast)
        {
            text.Append(sender).Append(Layout).Append(Between);
        }

        Open(text, "THONGTINHOSO");
        text.Append(Layout).Append(PreparedOn.Length > 0 ? Element("NGAYLAP", PreparedOn) : "");
        string count = DeclaredCount ?? Dossiers.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        text.Append(count.Length > 0 ? Element("SOLUONGHOSO", count) : "").Append(Between);
        Open(text, "DANHSACHHOSO");
        foreach (DossierText dossier in Dossiers)
        {
            Open(text, "HOSO");
            foreach (int table in dossier.Order ?? [.. dossier.Tables.Where(entry => entry.Value.Count > 0).Select(entry => entry.Key).Order()])
            {
                string code = Element("LOAIHOSO", $"XML{table}");
                string content = Element("NOIDUNGFILE", dossier.Content.TryGetValue(table, out string? own) ? own : Content(dossier.Inner(table)));
                text.Append(Layout);
                Open(text, "FILEHOSO");
                text.Append(CodeAfterContent ? content + Layout + code : code + Layout + content).Append(Between);
                Close(text, "FILEHOSO");
            }

            Close(text, "HOSO");
            text.Append(Layout);
        }

        Close(text, "DANHSACHHOSO");
        Close(text, "THONGTINHOSO");
        if (SenderLast)
        {
            text.Append(sender);
        }

        text.Append(Signature);
        Close(text, "GIAMDINHHS");
        return text.ToString();
    }

    public string Content(string inner)
    {
        string whole = (InnerByteOrderMark ? "\uFEFF" : "") + InnerDeclaration + inner;
        return Form switch
        {
            ContentForm.Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(whole)),
            ContentForm.WrappedBase64 => "\r\n" + Convert.ToBase64String(Encoding.UTF8.GetBytes(whole), Base64FormattingOptions.InsertLineBreaks) + "\r\n",
            ContentForm.Base64InCharacterData => $"<![CDATA[{Convert.ToBase64String(Encoding.UTF8.GetBytes(whole))}]]>",
            ContentForm.CharacterData => $"\n<![CDATA[{whole.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>\n",
            ContentForm.Nested => "\n" + inner + "\n",
            ContentForm.Escaped => whole.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
            _ => throw new InvalidOperationException(),
        };
    }

    private string Element(string name, string content) => $"<{Prefix}{name}>{content}</{Prefix}{name}>";

    private void Open(StringBuilder text, string name) => text.Append('<').Append(Prefix).Append(name).Append('>');

    private void Close(StringBuilder text, string name) => text.Append("</").Append(Prefix).Append(name).Append('>');
}
