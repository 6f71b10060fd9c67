using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>A synthetic dossier whose fields a test may change one by one. Unchanged, nothing about it is found wrong.</summary>
internal sealed class DossierText
{
    public DossierText(string claimNumber = "LK-0001", string facility = "00101")
    {
        foreach (ContractTable table in VssClaimsContract.Tables)
        {
            Tables[table.Number] = [];
        }

        Tables[1].Add(Row(1, claimNumber, new()
        {
            ["MA_BN"] = "BN1", ["HO_TEN"] = "Người Mẫu", ["SO_CCCD"] = "000000000001", ["NGAY_SINH"] = "198505120000", ["GIOI_TINH"] = "2", ["MA_QUOCTICH"] = "000", ["MA_DANTOC"] = "01",
            ["MA_NGHE_NGHIEP"] = "00000", ["DIA_CHI"] = "Thôn Mẫu", ["MATINH_CU_TRU"] = "00", ["MAHUYEN_CU_TRU"] = "001", ["MAXA_CU_TRU"] = "99001", ["MA_THE_BHYT"] = "GD4000000000001", ["MA_DKBD"] = "00101",
            ["GT_THE_TU"] = "20250101", ["GT_THE_DEN"] = "20251231", ["LY_DO_VV"] = "Đau đầu", ["CHAN_DOAN_VAO"] = "Theo dõi", ["CHAN_DOAN_RV"] = "Tăng huyết áp", ["MA_BENH_CHINH"] = "I10",
            ["MA_DOITUONG_KCB"] = "1.1", ["MA_TAI_NAN"] = "0", ["NGAY_VAO"] = "202505100800", ["NGAY_RA"] = "202505101000", ["SO_NGAY_DTRI"] = "0", ["KET_QUA_DTRI"] = "2", ["MA_LOAI_RV"] = "1",
            ["NAM_QT"] = "2025", ["THANG_QT"] = "5", ["MA_LOAI_KCB"] = "01", ["MA_KHOA"] = "K01", ["MA_CSKCB"] = facility, ["CAN_NANG"] = "55.50", ["MA_HSBA"] = "HS1", ["T_THUOC"] = "", ["T_VTYT"] = "",
            ["T_TONGCHI_BV"] = "", ["T_TONGCHI_BH"] = "", ["T_BNTT"] = "", ["T_BNCCT"] = "", ["T_BHTT"] = "", ["T_NGUONKHAC"] = "", ["T_BHTT_GDV"] = "",
        }));
        AddDrug("40.1", quantity: 10m, price: 1500.5m);
        AddDrug("40.2", quantity: 2.5m, price: 333.333m);
        AddService("13.1896", group: 13, quantity: 1m, price: 45000m);
        AddService("23.0075", group: 1, quantity: 1m, price: 21800m);
        Tables[4].Add(Row(4, claimNumber, new() { ["STT"] = "1", ["MA_DICH_VU"] = "23.0075", ["MA_CHI_SO"] = "GLU", ["TEN_CHI_SO"] = "Glucose", ["GIA_TRI"] = "5.1", ["NGAY_KQ"] = "202505100930" }));
        Total();
    }

    public Dictionary<int, List<Dictionary<string, string>>> Tables { get; } = [];

    /// <summary>Documents in the order of the file; null takes every table that has rows, in order of number.</summary>
    public List<int>? Order { get; set; }

    /// <summary>Replaces the inner XML of a table.</summary>
    public Dictionary<int, string> InnerText { get; } = [];

    /// <summary>Replaces what stands inside NOIDUNGFILE of a table.</summary>
    public Dictionary<int, string> Content { get; } = [];

    public Dictionary<string, string> Summary => Tables[1][0];

    public List<Dictionary<string, string>> Drugs => Tables[2];

    public List<Dictionary<string, string>> Services => Tables[3];

    public string ClaimNumber => Summary["MA_LK"];

    public DossierText With(Action<DossierText> change)
    {
        change(this);
        return this;
    }

    public Dictionary<string, string> AddDrug(string code, decimal quantity, decimal price, decimal benefit = 80m, decimal other = 0m)
    {
        Dictionary<string, string> row = Row(2, ClaimNumber, new()
        {
            ["STT"] = Text(Drugs.Count + 1), ["MA_THUOC"] = code, ["MA_NHOM"] = "4", ["TEN_THUOC"] = "Thuốc " + code, ["DON_VI_TINH"] = "Viên", ["HAM_LUONG"] = "5mg", ["DUONG_DUNG"] = "1.01", ["LIEU_DUNG"] = "1 viên",
            ["PHAM_VI"] = "1", ["TYLE_TT_BH"] = "100", ["SO_LUONG"] = Text(quantity), ["DON_GIA"] = Text(price), ["MA_KHOA"] = "K01", ["MA_BAC_SI"] = "000001/CCHN", ["NGAY_YL"] = "202505100830", ["MA_PTTT"] = "1", ["NGUON_CTRA"] = "1",
        });
        Charge(row, Round(quantity * price), Round(quantity * price), benefit, other);
        Drugs.Add(row);
        return row;
    }

    public Dictionary<string, string> AddService(string code, int group, decimal quantity, decimal price, decimal benefit = 80m, decimal other = 0m)
    {
        Dictionary<string, string> row = Row(3, ClaimNumber, new()
        {
            ["STT"] = Text(Services.Count + 1), ["MA_DICH_VU"] = code, ["MA_NHOM"] = Text(group), ["TEN_DICH_VU"] = "Dịch vụ " + code, ["DON_VI_TINH"] = "Lần", ["PHAM_VI"] = "1", ["SO_LUONG"] = Text(quantity), ["DON_GIA_BV"] = Text(price),
            ["DON_GIA_BH"] = Text(price), ["TYLE_TT_DV"] = "100", ["TYLE_TT_BH"] = "100", ["MA_KHOA"] = "K01", ["MA_BAC_SI"] = "000001/CCHN", ["MA_BENH"] = "I10", ["NGAY_YL"] = "202505100815", ["NGAY_TH_YL"] = "202505100820",
            ["NGAY_KQ"] = "202505100930", ["MA_PTTT"] = "1",
        });
        Charge(row, Round(quantity * price), Round(quantity * price), benefit, other);
        Services.Add(row);
        return row;
    }

    public static void Charge(Dictionary<string, string> row, decimal facilityCharge, decimal coveredCharge, decimal benefit, decimal other)
    {
        decimal fund = Round(coveredCharge * benefit / 100m);
        decimal copayment = coveredCharge - fund;
        decimal ownMoney = facilityCharge - coveredCharge;
        decimal left = other;
        decimal relieved = Math.Min(left, ownMoney);
        (ownMoney, left) = (ownMoney - relieved, left - relieved);
        relieved = Math.Min(left, copayment);
        (copayment, left) = (copayment - relieved, left - relieved);
        fund -= left;
        row["THANH_TIEN_BV"] = Text(facilityCharge);
        row["THANH_TIEN_BH"] = Text(coveredCharge);
        row["MUC_HUONG"] = Text(benefit);
        row["T_NGUONKHAC_NSNN"] = Text(other);
        row["T_NGUONKHAC_VTNN"] = row["T_NGUONKHAC_VTTN"] = row["T_NGUONKHAC_CL"] = "0";
        row["T_NGUONKHAC"] = Text(other);
        row["T_BNTT"] = Text(ownMoney);
        row["T_BNCCT"] = Text(copayment);
        row["T_BHTT"] = Text(fund);
    }

    /// <summary>Writes the summary's amounts from the lines.</summary>
    public DossierText Total()
    {
        Summary["T_THUOC"] = Text(Drugs.Sum(row => Number(row["THANH_TIEN_BV"])));
        Summary["T_VTYT"] = Text(Services.Where(row => row["MA_NHOM"] is "10" or "11").Sum(row => Number(row["THANH_TIEN_BV"])));
        Summary["T_BHTT_GDV"] = Text(Drugs.Concat(Services).Where(row => row["MA_PTTT"] == "1").Sum(row => Number(row["T_BHTT"])));
        foreach ((string total, string part) in new[] { ("T_TONGCHI_BV", "THANH_TIEN_BV"), ("T_TONGCHI_BH", "THANH_TIEN_BH"), ("T_BNTT", "T_BNTT"), ("T_BNCCT", "T_BNCCT"), ("T_BHTT", "T_BHTT"), ("T_NGUONKHAC", "T_NGUONKHAC") })
        {
            Summary[total] = Text(Drugs.Concat(Services).Sum(row => Number(row[part])));
        }

        return this;
    }

    /// <summary>A row of one of the tables that are only counted, with every field that is asked for.</summary>
    public DossierText AddPaper(int table)
    {
        ContractTable contract = VssClaimsContract.Tables[table];
        Dictionary<string, string> row = [];
        foreach (ContractField field in contract.Fields.Where(field => field.IsRequired))
        {
            row[field.Name] = field.Name == "MA_LK" ? ClaimNumber : field.Kind is FieldKind.Time or FieldKind.BirthTime ? "202505100930" : field.Kind == FieldKind.Text ? "X" : "1";
        }

        Tables[table].Add(row);
        return this;
    }

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static string Text(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public string Inner(int table)
    {
        if (InnerText.TryGetValue(table, out string? own))
        {
            return own;
        }

        ContractTable contract = VssClaimsContract.Tables[table];
        string root = contract.Root.Length > 0 ? contract.Root : "GIAM_DINH_Y_KHOA";
        StringBuilder text = new();
        if (contract.Row.Length == 0)
        {
            foreach (Dictionary<string, string> row in Tables[table])
            {
                Append(text, root, row);
            }

            return text.ToString();
        }

        text.Append('<').Append(root).Append('>').Append("<DSACH>");
        foreach (Dictionary<string, string> row in Tables[table])
        {
            Append(text, contract.Row, row);
        }

        return text.Append("</DSACH>").Append("</").Append(root).Append('>').ToString();
    }

    private static void Append(StringBuilder text, string element, Dictionary<string, string> row)
    {
        text.Append('<').Append(element).Append('>');
        foreach ((string name, string value) in row)
        {
            // A value that begins with a tag stands as it is, for tests of what may be inside a field.
            string written = value.StartsWith('<') ? value : value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            text.Append('<').Append(name).Append('>').Append(written).Append("</").Append(name).Append('>');
        }

        text.Append("</").Append(element).Append('>');
    }

    private static Dictionary<string, string> Row(int table, string claimNumber, Dictionary<string, string> values)
    {
        Dictionary<string, string> row = new() { ["MA_LK"] = claimNumber };
        foreach (ContractField field in VssClaimsContract.Tables[table].Fields)
        {
            if (field.Name != "MA_LK" && values.TryGetValue(field.Name, out string? value))
            {
                row[field.Name] = value;
            }
        }

        return row;
    }

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
