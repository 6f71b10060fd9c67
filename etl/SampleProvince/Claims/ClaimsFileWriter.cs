using System.Globalization;
using System.Text;
using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Composes one file in memory (about 2 MB at most) and keeps the books of what it put in. One per thread.</summary>
internal sealed class ClaimsFileWriter(SampleProvinceOptions options, Register register, VisitCalendar calendar, AbuseBook abuse) : IDisposable
{
    private readonly Utf8Buffer _file = new(2 * 1024 * 1024);
    private readonly DossierWriter _dossier = new();
    private readonly Encounter _encounter = new();
    private readonly EncounterGenerator _generator = new(options, register, calendar, abuse);

    public ClaimsTally Tally { get; } = new(options);

    /// <summary>The bytes are valid until the next call.</summary>
    public ReadOnlyMemory<byte> Compose(ClaimsFilePlan plan, string path)
    {
        FileStyle style = FileStyle.Of(options.Seed, plan.Facility, plan.StyleBatch);
        if (plan.Fault is FaultKind.Windows1258Encoding or FaultKind.Utf16Encoding)
        {
            // Nested text, so that the encoding is felt.
            style = style with { Content = ContentForm.NestedXml, Declaration = true, ByteOrderMark = false, InnerByteOrderMark = false };
        }

        _file.Clear();
        if (plan.IsCheckIn)
        {
            ComposeCheckIns(plan, style, path);
            return _file.WrittenMemory;
        }

        FaultExpectation expectation = plan.Fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;
        int written = plan.Dossiers.Count;
        switch (plan.Fault)
        {
            case FaultKind.EmptyFile:
                written = 0;
                break;
            case FaultKind.NotXml:
                _file.Append("Mã liên kết;Mã cơ sở;Tổng chi\r\nHS1;00001;125000\r\n");
                written = 0;
                break;
            case FaultKind.Decree4210Archive:
                ComposeArchive(plan);
                break;
            default:
                ComposeEnvelope(plan, style, path);
                break;
        }

        ReadOnlyMemory<byte> bytes = plan.Fault switch
        {
            FaultKind.TruncatedFile => _file.WrittenMemory[..(_file.Length * 3 / 5)],
            FaultKind.Utf16Encoding => (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(_file.ToString())],
            FaultKind.Windows1258Encoding => Windows1258.Encode(_file.ToString()),
            _ => _file.WrittenMemory,
        };
        Tally.Files.Add(new FileTruth
        {
            Feed = SampleProvinceWriter.ClaimsFeed, Path = path, Expectation = expectation, Fault = plan.Fault, Records = written,
        });
        if (plan.Fault is { } fault)
        {
            Tally.Faults.Add(new FaultTruth { Kind = fault, Expectation = expectation, Path = path, FacilityCode = plan.Facility.Code });
        }

        return bytes;
    }

    public void Dispose()
    {
        _file.Dispose();
        _dossier.Dispose();
    }

    private void ComposeEnvelope(ClaimsFilePlan plan, in FileStyle style, string path)
    {
        Begin(style, plan.Fault);
        bool countLast = style.Order == FieldOrder.Shuffled;
        int declared = plan.Dossiers.Count + (plan.Fault == FaultKind.DeclaredCountDiffers ? 1 : 0);
        _file.Append("<GIAMDINHHS xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><THONGTINDONVI><MACSKCB>"u8);
        _file.Append(plan.Facility.Code);
        _file.Append("</MACSKCB></THONGTINDONVI><THONGTINHOSO>"u8);
        if (style.UnknownElements)
        {
            _file.Append("<PHIENBAN_PHANMEM>7.3</PHIENBAN_PHANMEM>"u8);
        }

        if (plan.Fault is FaultKind.DocumentType or FaultKind.ExternalEntity)
        {
            _file.Append("<GHICHU>&d;</GHICHU>"u8);
        }

        if (!countLast)
        {
            AppendHead(plan.Made, declared);
        }

        _file.Append("<DANHSACHHOSO>"u8);
        _dossier.Begin(style);
        for (int i = 0; i < plan.Dossiers.Count; i++)
        {
            DossierPlan dossier = plan.Dossiers[i];
            _generator.Fill(_encounter, plan.Facility, dossier);
            _dossier.Write(_file, _encounter, dossier, Tally);
            if (dossier.Fault is { } fault)
            {
                Tally.Faults.Add(new FaultTruth
                {
                    Kind = fault,
                    Expectation = dossier.Fate == DossierFate.Rejected ? FaultExpectation.RejectRecord : FaultExpectation.Warn,
                    Path = path,
                    FacilityCode = plan.Facility.Code,
                    ClaimNumber = _encounter.ClaimNumber,
                    Position = i + 1,
                });
            }
        }

        _file.Append("</DANHSACHHOSO>"u8);
        if (countLast)
        {
            AppendHead(plan.Made, declared);
        }

        _file.Append("</THONGTINHOSO>"u8);
        AppendSignature(style);
        _file.Append("</GIAMDINHHS>"u8);
    }

    private void ComposeCheckIns(ClaimsFilePlan plan, in FileStyle style, string path)
    {
        Begin(style, fault: null);
        _file.Append("<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB>"u8);
        _dossier.Begin(style);
        int row = 0;
        foreach (DossierPlan dossier in plan.Dossiers)
        {
            _generator.Fill(_encounter, plan.Facility, dossier);
            _dossier.WriteCheckInRow(_file, _encounter, ++row);
        }

        _file.Append("</DSACH_TRANG_THAI_KCB>"u8);
        AppendSignature(style);
        _file.Append("</CHI_TIEU_TRANG_THAI_KCB>"u8);
        Tally.CheckIns += row;
        Tally.Files.Add(new FileTruth { Feed = SampleProvinceWriter.ClaimsFeed, Path = path, Expectation = FaultExpectation.Accept, Records = row });
    }

    /// <summary>The five-file format of 2017: the same envelope, other fields inside.</summary>
    private void ComposeArchive(ClaimsFilePlan plan)
    {
        _file.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?><GIAMDINHHS><THONGTINDONVI><MACSKCB>"u8);
        _file.Append(plan.Facility.Code);
        _file.Append("</MACSKCB></THONGTINDONVI><THONGTINHOSO>"u8);
        AppendHead(plan.Made, plan.Dossiers.Count);
        _file.Append("<DANHSACHHOSO>"u8);
        using Utf8Buffer table = new();
        foreach (DossierPlan dossier in plan.Dossiers)
        {
            _generator.Fill(_encounter, plan.Facility, dossier);
            SummaryAmounts sums = SummaryAmounts.Of(_encounter.Lines.ToArray());
            table.Clear();
            table.Append("<TONG_HOP>"u8);
            foreach ((string name, string value) in ArchiveFields(_encounter, sums))
            {
                table.Append($"<{name}>{value}</{name}>");
            }

            table.Append("</TONG_HOP>"u8);
            _file.Append("<HOSO><FILEHOSO><LOAIHOSO>XML1</LOAIHOSO><NOIDUNGFILE>"u8);
            _file.AppendBase64(table.Written, wrapped: false);
            _file.Append("</NOIDUNGFILE></FILEHOSO></HOSO>"u8);
        }

        _file.Append("</DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI/></GIAMDINHHS>"u8);
    }

    private static IEnumerable<(string Name, string Value)> ArchiveFields(Encounter encounter, SummaryAmounts sums)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        string Dong(long hundredths) => (hundredths / 100m).ToString("0.00", invariant);
        yield return ("MA_LK", encounter.ClaimNumber);
        yield return ("STT", "1");
        yield return ("MA_BN", (encounter.Person.Index + 1).ToString(invariant));
        yield return ("HO_TEN", encounter.Person.FullName);
        yield return ("NGAY_SINH", encounter.Person.Birth.ToString("yyyyMMdd", invariant));
        yield return ("GIOI_TINH", encounter.Person.Sex.ToString(invariant));
        yield return ("MA_THE", "GD40000" + encounter.Person.InsuranceNumber.ToString("00000000", invariant));
        yield return ("MIEN_CUNG_CT", "");
        yield return ("TEN_BENH", encounter.Main.Name);
        yield return ("MA_BENH", encounter.Main.Code);
        yield return ("MA_BENHKHAC", "");
        yield return ("MA_LYDO_VVIEN", "1");
        yield return ("MA_NOI_CHUYEN", "");
        yield return ("MA_TAI_NAN", "0");
        yield return ("NGAY_VAO", encounter.Admission.ToString("yyyyMMddHHmm", invariant));
        yield return ("NGAY_RA", encounter.Discharge.ToString("yyyyMMddHHmm", invariant));
        yield return ("SO_NGAY_DTRI", encounter.TreatmentDays.ToString(invariant));
        yield return ("KET_QUA_DTRI", "1");
        yield return ("TINH_TRANG_RV", "1");
        yield return ("NGAY_TTOAN", "");
        yield return ("T_THUOC", Dong(sums.Drugs));
        yield return ("T_VTYT", Dong(sums.Supplies));
        yield return ("T_TONGCHI", Dong(sums.FacilityCharge));
        yield return ("T_BNTT", Dong(sums.OutOfPocket));
        yield return ("T_BNCCT", Dong(sums.Copayment));
        yield return ("T_BHTT", Dong(sums.Fund));
        yield return ("T_NGUONKHAC", Dong(sums.Other));
        yield return ("T_NGOAIDS", "0.00");
        yield return ("NAM_QT", (encounter.SettlementMonth / 100).ToString(invariant));
        yield return ("THANG_QT", (encounter.SettlementMonth % 100).ToString(invariant));
        yield return ("MA_LOAI_KCB", encounter.IsInpatient ? "3" : "1");
        yield return ("MA_KHOA", "K01");
        yield return ("MA_CSKCB", encounter.Facility.Code);
        yield return ("MA_KHUVUC", "");
        yield return ("MA_PTTT_QT", "");
        yield return ("CAN_NANG", "");
    }

    private void Begin(in FileStyle style, FaultKind? fault)
    {
        if (style.ByteOrderMark)
        {
            _file.Append([0xEF, 0xBB, 0xBF]);
        }

        if (style.Declaration)
        {
            _file.Append(fault switch
            {
                FaultKind.Utf16Encoding => "<?xml version=\"1.0\" encoding=\"utf-16\"?>"u8,
                FaultKind.Windows1258Encoding => "<?xml version=\"1.0\" encoding=\"windows-1258\"?>"u8,
                _ => "<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8,
            });
        }

        if (fault == FaultKind.DocumentType)
        {
            _file.Append("<!DOCTYPE GIAMDINHHS [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"u8);
        }
        else if (fault == FaultKind.ExternalEntity)
        {
            _file.Append("<!DOCTYPE GIAMDINHHS [<!ENTITY d SYSTEM \"file:///nowhere/ngoai.txt\">]>"u8);
        }
    }

    private void AppendHead(DateOnly made, int declared)
    {
        _file.Append("<NGAYLAP>"u8);
        _file.AppendDay(made);
        _file.Append("</NGAYLAP><SOLUONGHOSO>"u8);
        _file.Append(declared);
        _file.Append("</SOLUONGHOSO>"u8);
    }

    private void AppendSignature(in FileStyle style) => _file.Append(style.SignatureFilled
        ? "<CHUKYDONVI><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignatureValue>bWF1</SignatureValue></Signature></CHUKYDONVI>"u8
        : "<CHUKYDONVI/>"u8);
}
