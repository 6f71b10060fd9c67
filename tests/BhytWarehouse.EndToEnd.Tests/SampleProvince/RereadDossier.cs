using System.Globalization;
using System.Xml.Linq;

namespace BhytWarehouse.EndToEnd.Tests.SampleProvince;

/// <summary>A HOSO as XDocument sees it, and the reasons the rules of the exchange format give against it.</summary>
internal sealed class RereadDossier
{
    private readonly List<string> _reasons = [];

    public required string Path { get; init; }

    public required int Position { get; init; }

    public required int Made { get; init; }

    public required string Facility { get; init; }

    public string ClaimNumber { get; private set; } = "";

    public string Content { get; private set; } = "";

    public XElement? Summary { get; private set; }

    public List<XElement> Drugs { get; } = [];

    public List<XElement> Services { get; } = [];

    public List<XElement> OtherTables { get; } = [];

    public Dictionary<string, int> Rows { get; } = [];

    public IReadOnlyList<string> Reasons => _reasons;

    public bool Warned { get; private set; }

    public bool Paid => Summary is not null && Value(Summary, "NGAY_TTOAN").Length > 0;

    public static string Value(XElement row, string field) => row.Element(field)?.Value.Trim() ?? "";

    public static decimal Amount(XElement row, string field) => decimal.Parse(Value(row, field), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public void Read(IEnumerable<(string Kind, XElement? Root, string Text)> tables)
    {
        List<XElement> summaries = [];
        foreach ((string kind, XElement? root, string text) in tables)
        {
            Content += kind + text;
            if (root is null)
            {
                _reasons.Add(text);
                continue;
            }

            switch (kind)
            {
                case "XML1":
                    summaries.Add(root);
                    break;
                case "XML2":
                    Drugs.AddRange(root.Descendants("CHI_TIET_THUOC"));
                    break;
                case "XML3":
                    Services.AddRange(root.Descendants("CHI_TIET_DVKT"));
                    break;
                default:
                    OtherTables.Add(root);
                    break;
            }

            Rows[kind] = Rows.GetValueOrDefault(kind) + RowsOf(kind, root);
        }

        if (summaries.Count != 1)
        {
            _reasons.Add($"{summaries.Count} XML1");
            return;
        }

        Summary = summaries[0];
        ClaimNumber = Value(Summary, "MA_LK");
        if (_reasons.Count == 0)
        {
            try
            {
                Judge();
            }
            catch (FormatException exception)
            {
                _reasons.Add(exception.Message);
            }
        }
    }

    public void Refuse(string reason) => _reasons.Add(reason);

    private static int RowsOf(string kind, XElement root) => kind switch
    {
        "XML0" => root.Descendants("TRANG_THAI_KCB").Count(),
        "XML2" => root.Descendants("CHI_TIET_THUOC").Count(),
        "XML3" => root.Descendants("CHI_TIET_DVKT").Count(),
        "XML4" => root.Descendants("CHI_TIET_CLS").Count(),
        "XML5" => root.Descendants("CHI_TIET_DIEN_BIEN_BENH").Count(),
        _ => 1,
    };

    private void Judge()
    {
        XElement summary = Summary!;
        foreach (string field in (string[])["MA_BN", "GIOI_TINH", "MA_BENH_CHINH", "NGAY_VAO", "NGAY_RA", "MA_LOAI_KCB", "MA_DOITUONG_KCB", "T_BHTT"])
        {
            if (Value(summary, field).Length == 0)
            {
                _reasons.Add($"{field} empty");
                return;
            }
        }

        if (Value(summary, "MA_BENH_CHINH").Length > 7 || Value(summary, "MA_BN").Length > 100)
        {
            _reasons.Add("too long");
        }

        if (Value(summary, "GIOI_TINH") is not ("1" or "2" or "3")
            || !int.TryParse(Value(summary, "MA_LOAI_KCB"), CultureInfo.InvariantCulture, out int care) || care is < 1 or > 10
            || Drugs.Concat(Services).Any(line => int.Parse(Value(line, "MA_NHOM"), CultureInfo.InvariantCulture) is < 1 or > 19))
        {
            _reasons.Add("unknown code");
        }

        DateTime admitted = Moment(summary, "NGAY_VAO");
        DateTime discharged = Moment(summary, "NGAY_RA");
        if (discharged < admitted)
        {
            _reasons.Add("discharged before admitted");
        }

        JudgeLines(admitted, discharged);
        JudgeSums(summary);
    }

    private void JudgeLines(DateTime admitted, DateTime discharged)
    {
        foreach (XElement line in Drugs.Concat(Services))
        {
            bool drug = line.Name == "CHI_TIET_THUOC";
            if (Value(line, "MA_LK") != ClaimNumber)
            {
                _reasons.Add("MA_LK differs");
            }

            decimal quantity = Amount(line, "SO_LUONG");
            decimal rate = drug ? 1 : Amount(line, "TYLE_TT_DV") / 100;
            decimal fundRate = Amount(line, "TYLE_TT_BH") / 100;
            decimal facility = Rounded(quantity * Amount(line, drug ? "DON_GIA" : "DON_GIA_BV") * rate);
            decimal covered = Value(line, "PHAM_VI") == "2" ? 0 : Rounded(quantity * Amount(line, drug ? "DON_GIA" : "DON_GIA_BH") * rate * fundRate);
            decimal fund = Rounded(covered * Amount(line, "MUC_HUONG") / 100);
            decimal other = Amount(line, "T_NGUONKHAC");
            decimal self = facility - covered;
            decimal copayment = covered - fund;
            decimal fromSelf = Math.Min(other, self);
            decimal fromCopayment = Math.Min(other - fromSelf, copayment);
            bool holds = facility == Amount(line, "THANH_TIEN_BV")
                && covered == Amount(line, "THANH_TIEN_BH")
                && self - fromSelf == Amount(line, "T_BNTT")
                && copayment - fromCopayment == Amount(line, "T_BNCCT")
                && fund - (other - fromSelf - fromCopayment) == Amount(line, "T_BHTT")
                && other == ((string[])["T_NGUONKHAC_NSNN", "T_NGUONKHAC_VTNN", "T_NGUONKHAC_VTTN", "T_NGUONKHAC_CL"]).Sum(field => Amount(line, field));
            if (!holds)
            {
                _reasons.Add("line amounts");
            }

            DateTime ordered = Moment(line, "NGAY_YL");
            DateTime executed = Moment(line, "NGAY_TH_YL");
            if (ordered < admitted || executed < ordered || executed > discharged
                || (!drug && Value(line, "NGAY_KQ").Length > 0 && (Moment(line, "NGAY_KQ") < executed || Moment(line, "NGAY_KQ") > discharged)))
            {
                _reasons.Add("order of moments");
            }
        }
    }

    private void JudgeSums(XElement summary)
    {
        List<XElement> lines = [.. Drugs, .. Services];
        decimal worst = 0;
        void Compare(string field, decimal sum) => worst = Math.Max(worst, Math.Abs(Amount(summary, field) - sum));
        Compare("T_THUOC", Drugs.Sum(line => Amount(line, "THANH_TIEN_BV")));
        Compare("T_VTYT", Services.Where(line => Value(line, "MA_NHOM") is "10" or "11").Sum(line => Amount(line, "THANH_TIEN_BV")));
        Compare("T_TONGCHI_BV", lines.Sum(line => Amount(line, "THANH_TIEN_BV")));
        Compare("T_TONGCHI_BH", lines.Sum(line => Amount(line, "THANH_TIEN_BH")));
        Compare("T_BNTT", lines.Sum(line => Amount(line, "T_BNTT")));
        Compare("T_BNCCT", lines.Sum(line => Amount(line, "T_BNCCT")));
        Compare("T_BHTT", lines.Sum(line => Amount(line, "T_BHTT")));
        Compare("T_NGUONKHAC", lines.Sum(line => Amount(line, "T_NGUONKHAC")));
        Compare("T_BHTT_GDV", lines.Where(line => Value(line, "MA_PTTT") == "1").Sum(line => Amount(line, "T_BHTT")));
        if (worst > 1)
        {
            _reasons.Add("sums");
        }

        Warned = worst is > 0 and <= 1;
    }

    private static decimal Rounded(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static DateTime Moment(XElement row, string field) => DateTime.ParseExact(Value(row, field), "yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
