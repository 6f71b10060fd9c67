using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace BhytWarehouse.EndToEnd.Tests.SampleProvince;

/// <summary>Reads a claims folder with XDocument and applies the rules of the format in the plainest way: slow, whole in memory, and nobody else's code.</summary>
internal sealed class RereadClaims
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Dictionary<string, string> RefusedFiles { get; } = [];

    public List<string> RepeatedFiles { get; } = [];

    public List<RereadDossier> Dossiers { get; } = [];

    public int CheckIns { get; private set; }

    public static RereadClaims Of(string directory)
    {
        RereadClaims claims = new();
        HashSet<string> hashes = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(directory, "VssClaims"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string path = Path.GetRelativePath(directory, file).Replace('\\', '/');
            byte[] bytes = File.ReadAllBytes(file);
            if (!hashes.Add(Convert.ToHexString(SHA256.HashData(bytes))))
            {
                claims.RepeatedFiles.Add(path);
                continue;
            }

            try
            {
                claims.ReadFile(path, bytes);
            }
            catch (Exception exception) when (exception is XmlException or InvalidDataException or DecoderFallbackException)
            {
                claims.RefusedFiles[path] = exception.Message;
            }
        }

        return claims;
    }

    /// <summary>The newest valid version of each dossier, by NGAYLAP and then by payment.</summary>
    public List<RereadDossier> Current() =>
    [
        .. Dossiers.Where(dossier => dossier.Reasons.Count == 0)
            .GroupBy(dossier => (dossier.Facility, dossier.ClaimNumber))
            .Select(versions => versions.OrderBy(dossier => dossier.Made).ThenBy(dossier => dossier.Paid).Last()),
    ];

    private void ReadFile(string path, byte[] bytes)
    {
        XElement root = Parse(bytes);
        if (root.Name == "CHI_TIEU_TRANG_THAI_KCB")
        {
            CheckIns += root.Descendants("TRANG_THAI_KCB").Count();
            return;
        }

        XElement head = root.Element("THONGTINHOSO") ?? throw new InvalidDataException("no THONGTINHOSO");
        string facility = root.Element("THONGTINDONVI")!.Element("MACSKCB")!.Value;
        List<XElement> found = [.. head.Element("DANHSACHHOSO")!.Elements("HOSO")];
        if (head.Element("SOLUONGHOSO")!.Value != found.Count.ToString(CultureInfo.InvariantCulture))
        {
            throw new InvalidDataException("count");
        }

        List<RereadDossier> read = [];
        foreach (XElement element in found)
        {
            RereadDossier dossier = new()
            {
                Path = path,
                Position = read.Count + 1,
                Facility = facility,
                Made = int.Parse(head.Element("NGAYLAP")!.Value, CultureInfo.InvariantCulture),
            };
            dossier.Read(element.Elements("FILEHOSO").Select(Table));
            read.Add(dossier);
        }

        if (read.Exists(dossier => dossier.Summary?.Element("TINH_TRANG_RV") is not null))
        {
            throw new InvalidDataException("QĐ 4210");
        }

        foreach (IGrouping<string, RereadDossier> twins in read.Where(dossier => dossier.ClaimNumber.Length > 0).GroupBy(dossier => dossier.ClaimNumber).Where(group => group.Count() > 1))
        {
            foreach (RereadDossier twin in twins)
            {
                twin.Refuse("MA_LK of two people");
            }
        }

        Dossiers.AddRange(read);
    }

    private static (string Kind, XElement? Root, string Text) Table(XElement file)
    {
        string kind = file.Element("LOAIHOSO")!.Value;
        XElement content = file.Element("NOIDUNGFILE")!;
        try
        {
            if (content.HasElements)
            {
                XElement nested = content.Elements().Single();
                return (kind, nested, nested.ToString(SaveOptions.DisableFormatting));
            }

            string text = content.Value.Trim();
            byte[] bytes = text.StartsWith('<') ? Strict.GetBytes(text) : Convert.FromBase64String(text);
            return (kind, Parse(bytes), Strict.GetString(bytes));
        }
        catch (Exception exception) when (exception is XmlException or FormatException or DecoderFallbackException or InvalidDataException)
        {
            return (kind, null, exception.Message);
        }
    }

    private static XElement Parse(byte[] bytes)
    {
        // Decoding by hand refuses every encoding but UTF-8, whatever the declaration promises.
        string text = Strict.GetString(bytes).TrimStart('\uFEFF');
        using XmlReader reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader).Root!;
    }
}
