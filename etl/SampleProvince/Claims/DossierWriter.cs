using System.Globalization;
using System.Runtime.InteropServices;
using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Registers;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Writes one HOSO with all tables that are due, at full width, with the planted fault if there is one.</summary>
internal sealed class DossierWriter : IDisposable
{
    private readonly TableRow<CheckInField> _checkIn = new();
    private readonly TableRow<SummaryField> _summary = new();
    private readonly TableRow<DrugField> _drug = new();
    private readonly TableRow<ServiceField> _service = new();
    private readonly TableRow<ResultField> _result = new();
    private readonly TableRow<CourseField> _course = new();
    private readonly TableRow<DischargePaperField> _paper = new();
    private readonly TableRow<RecordSummaryField> _record = new();
    private readonly TableRow<ReferralField> _referral = new();
    private readonly TableRow<AppointmentField> _appointment = new();
    private readonly TableRow<SickLeaveField> _sickLeave = new();
    private readonly Utf8Buffer _table = new(64 * 1024);
    private readonly Utf8Buffer _value = new();
    private readonly int[] _rows = new int[16];
    private FileStyle _style;

    public void Begin(in FileStyle style)
    {
        _style = style;
        _checkIn.Begin(style);
        _summary.Begin(style);
        _drug.Begin(style);
        _service.Begin(style);
        _result.Begin(style);
        _course.Begin(style);
        _paper.Begin(style);
        _record.Begin(style);
        _referral.Begin(style);
        _appointment.Begin(style);
        _sickLeave.Begin(style);
    }

    public void Write(Utf8Buffer target, Encounter encounter, in DossierPlan plan, ClaimsTally tally)
    {
        Array.Clear(_rows);
        FaultKind? fault = plan.Fault;
        Span<ClaimLine> lines = CollectionsMarshal.AsSpan(encounter.Lines);
        if (fault == FaultKind.LineAmountMismatch)
        {
            // The payers and XML1 follow the wrong amount: only quantity × price gives it away.
            lines[0].FacilityCharge += 500_000;
            lines[0].OutOfPocket += 500_000;
        }

        SummaryAmounts stated = SummaryAmounts.Of(lines);
        stated.Spoil(fault, plan.Id);

        target.Append("<HOSO>"u8);
        bool summaryLast = _style.Order == FieldOrder.Shuffled;
        if (encounter.Facility.SendsCheckIns && encounter.IsCheckedIn)
        {
            WriteCheckIn(encounter);
            AppendFile(target, "XML0"u8, fault: null, plan.Id);
        }

        if (!summaryLast)
        {
            WriteSummary(target, encounter, stated, plan);
        }

        WriteDrugs(encounter, lines, fault, plan.Id);
        if (_rows[2] > 0)
        {
            AppendFile(target, "XML2"u8, fault, plan.Id);
        }

        WriteServices(encounter, lines);
        if (_rows[3] > 0)
        {
            AppendFile(target, "XML3"u8, fault: null, plan.Id);
        }

        WriteResults(encounter, lines);
        if (_rows[4] > 0)
        {
            AppendFile(target, "XML4"u8, fault: null, plan.Id);
        }

        WriteCourse(encounter);
        if (_rows[5] > 0)
        {
            AppendFile(target, "XML5"u8, fault: null, plan.Id);
        }

        WritePapers(target, encounter, plan.Id);
        if (summaryLast)
        {
            WriteSummary(target, encounter, stated, plan);
        }

        target.Append("</HOSO>"u8);
        tally.Enter(encounter, stated, plan.Fate);
        if (plan.Fate == DossierFate.Counts)
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                tally.DocumentRows[i] += _rows[i];
            }
        }
    }

    /// <summary>One TRANG_THAI_KCB for a check-in file with the root of its own.</summary>
    public void WriteCheckInRow(Utf8Buffer target, Encounter encounter, int number)
    {
        FillCheckIn(encounter, number);
        target.Append("<TRANG_THAI_KCB>"u8);
        _checkIn.WriteTo(target);
        target.Append("</TRANG_THAI_KCB>"u8);
    }

    public void Dispose()
    {
        _checkIn.Dispose();
        _summary.Dispose();
        _drug.Dispose();
        _service.Dispose();
        _result.Dispose();
        _course.Dispose();
        _paper.Dispose();
        _record.Dispose();
        _referral.Dispose();
        _appointment.Dispose();
        _sickLeave.Dispose();
        _table.Dispose();
        _value.Dispose();
    }

    private void AppendFile(Utf8Buffer target, ReadOnlySpan<byte> kind, FaultKind? fault, long id)
    {
        bool kindLast = _style.Order == FieldOrder.Shuffled && _style.ShuffleSeed % 2 == 0;
        target.Append("<FILEHOSO>"u8);
        if (!kindLast)
        {
            target.Append("<LOAIHOSO>"u8);
            target.Append(kind);
            target.Append("</LOAIHOSO>"u8);
        }

        target.Append("<NOIDUNGFILE>"u8);
        ReadOnlySpan<byte> content = _table.Written;
        if (fault == FaultKind.BrokenInnerXml)
        {
            content = content[..(content.Length / 2)];
        }

        bool mustEncode = fault is FaultKind.BrokenBase64 or FaultKind.BrokenInnerXml or FaultKind.InnerDocumentType;
        switch (mustEncode ? ContentForm.Base64 : _style.Content)
        {
            case ContentForm.NestedXml:
                target.Append(content);
                break;
            case ContentForm.XmlInCdata:
                target.Append("<![CDATA["u8);
                target.Append(content);
                target.Append("]]>"u8);
                break;
            case ContentForm.Base64InCdata:
                target.Append("<![CDATA["u8);
                target.AppendBase64(content, wrapped: false);
                target.Append("]]>"u8);
                break;
            default:
                target.AppendBase64(fault == FaultKind.BrokenBase64 ? content[..(content.Length / 2)] : content, _style.Content == ContentForm.Base64Wrapped && !mustEncode);
                if (fault == FaultKind.BrokenBase64)
                {
                    target.Append(id % 2 == 0 ? "@#!"u8 : "A"u8);
                }

                break;
        }

        target.Append("</NOIDUNGFILE>"u8);
        if (kindLast)
        {
            target.Append("<LOAIHOSO>"u8);
            target.Append(kind);
            target.Append("</LOAIHOSO>"u8);
        }

        target.Append("</FILEHOSO>"u8);
    }

    private void Open(ReadOnlySpan<byte> elements)
    {
        _table.Clear();
        if (_style.InnerByteOrderMark)
        {
            _table.Append([0xEF, 0xBB, 0xBF]);
        }

        if (_style.Declaration && _style.Content is not (ContentForm.NestedXml or ContentForm.XmlInCdata))
        {
            _table.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8);
        }

        _table.Append(elements);
    }

    private void WriteSummary(Utf8Buffer target, Encounter encounter, in SummaryAmounts stated, in DossierPlan plan)
    {
        if (plan.Fault == FaultKind.LinesWithoutSummary)
        {
            return;
        }

        FillSummary(encounter, stated);
        SpoilSummary(encounter, plan);
        if (plan.Fault == FaultKind.InnerDocumentType)
        {
            _table.Clear();
            _table.Append("<!DOCTYPE TONG_HOP [<!ENTITY ten \"Mẫu\">]><TONG_HOP>"u8);
        }
        else
        {
            Open("<TONG_HOP>"u8);
        }

        _summary.WriteTo(_table);
        _table.Append("</TONG_HOP>"u8);
        _rows[1] = 1;
        bool broken = plan.Fault == FaultKind.InnerDocumentType || (plan.Fault == FaultKind.BrokenBase64 && plan.Id % 3 == 0);
        AppendFile(target, "XML1"u8, broken ? plan.Fault : null, plan.Id);
        if (plan.Fault == FaultKind.TwoSummaries)
        {
            _summary.Number(SummaryField.KET_QUA_DTRI, encounter.Result == 3 ? 2 : 3);
            _summary.Money(SummaryField.T_BHTT, stated.Fund + 1_000_000);
            Open("<TONG_HOP>"u8);
            _summary.WriteTo(_table);
            _table.Append("</TONG_HOP>"u8);
            AppendFile(target, "XML1"u8, fault: null, plan.Id);
        }
    }

    private void FillSummary(Encounter encounter, in SummaryAmounts stated)
    {
        TableRow<SummaryField> row = _summary;
        Person person = encounter.Person;
        row.Clear();
        row.Text(SummaryField.MA_LK, encounter.ClaimNumber);
        row.Number(SummaryField.STT, 1);
        row.Padded(SummaryField.MA_BN, person.Index + 1, 8);
        row.Text(SummaryField.HO_TEN, person.FullName);
        if (person.HasCitizenNumber)
        {
            row.Bytes(SummaryField.SO_CCCD, CitizenNumber(person));
        }

        // Who comes need not be whose card it is.
        int sex = encounter.ShownSex ?? person.Sex;
        row.Bytes(SummaryField.NGAY_SINH, encounter.ShownBirth is { } birth ? BirthMoment(person with { Birth = birth, OnlyBirthYearKnown = false }) : BirthMoment(person));
        if (_style.UnknownElements)
        {
            // White space around a value belongs to the layout, not to the value.
            row.Text(SummaryField.GIOI_TINH, sex == 1 ? " 1 " : " 2 ");
        }
        else
        {
            row.Number(SummaryField.GIOI_TINH, sex);
        }

        row.Text(SummaryField.MA_QUOCTICH, "000");
        row.Text(SummaryField.MA_DANTOC, "01");
        row.Text(SummaryField.MA_NGHE_NGHIEP, "00000");
        row.Bytes(SummaryField.DIA_CHI, Address(encounter.Card.Commune));
        row.Text(SummaryField.MATINH_CU_TRU, FacilityNetwork.ProvinceCode);
        DateOnly admitted = DateOnly.FromDateTime(encounter.Admission);
        if (admitted < CommuneMap.Reform)
        {
            row.Text(SummaryField.MAHUYEN_CU_TRU, CommuneMap.DistrictOf(encounter.Card.Commune));
        }

        row.Text(SummaryField.MAXA_CU_TRU, CommuneMap.CodeAt(encounter.Card.Commune, person.Household.Index, admitted));
        FillCards(encounter);
        row.Text(SummaryField.LY_DO_VV, Narratives.Reasons[encounter.NarrativeSeed % Narratives.Reasons.Length]);
        if (encounter.AdmissionToWard is { } ward)
        {
            row.Minute(SummaryField.NGAY_VAO_NOI_TRU, ward);
            row.Text(SummaryField.LY_DO_VNT, "Cần theo dõi và điều trị nội trú");
            row.Text(SummaryField.MA_LY_DO_VNT, "01");
        }

        row.Text(SummaryField.CHAN_DOAN_VAO, encounter.Main.Name);
        row.Text(SummaryField.CHAN_DOAN_RV, encounter.Main.Name);
        row.Text(SummaryField.MA_BENH_CHINH, encounter.Main.Code);
        if (encounter.Comorbid.Count > 0)
        {
            row.Bytes(SummaryField.MA_BENH_KT, Comorbid(encounter));
        }

        row.Text(SummaryField.MA_DOITUONG_KCB, encounter.Entitlement);
        if (encounter.Entitlement == "1.3")
        {
            row.Text(SummaryField.MA_NOI_DI, FacilityNetwork.All[encounter.Card.Facility].Code);
            row.Padded(SummaryField.GIAY_CHUYEN_TUYEN, encounter.NarrativeSeed % 1_000_000, 6);
        }

        if (encounter.ReferredTo is not null)
        {
            row.Text(SummaryField.MA_NOI_DEN, encounter.ReferredTo);
        }

        row.Number(SummaryField.MA_TAI_NAN, encounter.Injury);
        row.Minute(SummaryField.NGAY_VAO, encounter.Admission);
        row.Minute(SummaryField.NGAY_RA, encounter.Discharge);
        row.Number(SummaryField.SO_NGAY_DTRI, encounter.TreatmentDays);
        row.Text(SummaryField.PP_DIEU_TRI, "Nội khoa, theo phác đồ");
        row.Number(SummaryField.KET_QUA_DTRI, encounter.Result);
        row.Number(SummaryField.MA_LOAI_RV, encounter.DischargeType);
        if (encounter.PaidAt is { } paid)
        {
            row.Minute(SummaryField.NGAY_TTOAN, paid);
        }

        row.Money(SummaryField.T_THUOC, stated.Drugs);
        row.Money(SummaryField.T_VTYT, stated.Supplies);
        row.Money(SummaryField.T_TONGCHI_BV, stated.FacilityCharge);
        row.Money(SummaryField.T_TONGCHI_BH, stated.CoveredCharge);
        row.Money(SummaryField.T_BNTT, stated.OutOfPocket);
        row.Money(SummaryField.T_BNCCT, stated.Copayment);
        row.Money(SummaryField.T_BHTT, stated.Fund);
        row.Money(SummaryField.T_NGUONKHAC, stated.Other);
        row.Money(SummaryField.T_BHTT_GDV, stated.FundByFee);
        row.Number(SummaryField.NAM_QT, encounter.SettlementMonth / 100);
        row.Padded(SummaryField.THANG_QT, encounter.SettlementMonth % 100, encounter.Facility.FullDecimals ? 2 : encounter.SettlementMonth % 100 > 9 ? 2 : 1);
        row.Text(SummaryField.MA_LOAI_KCB, encounter.CareType);
        row.Bytes(SummaryField.MA_KHOA, Department(encounter.Department));
        row.Text(SummaryField.MA_CSKCB, encounter.Facility.Code);
        row.Bytes(SummaryField.CAN_NANG, Weight(encounter.WeightHundredths));
        row.Day(SummaryField.NAM_NAM_LIEN_TUC, encounter.Card.From.AddYears(5));
        if (encounter.Revisit is { } revisit)
        {
            row.Day(SummaryField.NGAY_TAI_KHAM, revisit);
        }

        row.Padded(SummaryField.MA_HSBA, encounter.Number + 1, 9);
        row.Text(SummaryField.MA_TTDV, "0099000001");
    }

    private void SpoilSummary(Encounter encounter, in DossierPlan plan)
    {
        int variant = (int)(plan.Id % 3);
        TableRow<SummaryField> row = _summary;
        switch (plan.Fault)
        {
            case FaultKind.UnknownCode when variant == 0:
                row.Text(SummaryField.MA_LOAI_KCB, "77");
                break;
            case FaultKind.UnknownCode when variant == 1:
                row.Text(SummaryField.GIOI_TINH, "8");
                break;
            case FaultKind.DischargeBeforeAdmission:
                row.Minute(SummaryField.NGAY_VAO, encounter.Discharge);
                row.Minute(SummaryField.NGAY_RA, encounter.Admission);
                break;
            case FaultKind.MonthZero:
                _value.Clear();
                _value.Append(encounter.Discharge.Year);
                _value.Append("00"u8);
                _value.AppendPadded(encounter.Discharge.Day, 2);
                _value.Append("0930"u8);
                row.Bytes(variant == 0 ? SummaryField.NGAY_VAO : SummaryField.NGAY_RA, _value.Written);
                break;
            case FaultKind.MissingRequiredField:
                row.Remove(variant switch { 0 => SummaryField.NGAY_RA, 1 => SummaryField.MA_BENH_CHINH, _ => SummaryField.T_BHTT });
                break;
            case FaultKind.FieldTooLong when variant == 0:
                row.Text(SummaryField.MA_BN, new string('7', 120));
                break;
            case FaultKind.FieldTooLong:
                row.Text(SummaryField.MA_BENH_CHINH, "J06.9J06.9");
                break;
            case FaultKind.AmountNotNumeric:
                row.Text(SummaryField.T_BHTT, variant switch { 0 => "1.234.567,00", 1 => "không có", _ => "12O000" });
                break;
        }
    }

    private void WriteDrugs(Encounter encounter, ReadOnlySpan<ClaimLine> lines, FaultKind? fault, long id)
    {
        Open("<CHITIEU_CHITIET_THUOC><DSACH_CHI_TIET_THUOC>"u8);
        TableRow<DrugField> row = _drug;
        foreach (ref readonly ClaimLine line in lines)
        {
            if (line.Drug is not { } drug)
            {
                continue;
            }

            row.Clear();
            row.Text(DrugField.MA_LK, fault == FaultKind.ClaimNumberDiffersBetweenTables ? encounter.ClaimNumber + "X" : encounter.ClaimNumber);
            row.Number(DrugField.STT, ++_rows[2]);
            row.Text(DrugField.MA_THUOC, drug.Code);
            row.Number(DrugField.MA_NHOM, fault == FaultKind.UnknownCode && id % 3 == 2 && _rows[2] == 1 ? 55 : line.Group);
            row.Text(DrugField.TEN_THUOC, drug.Name);
            row.Text(DrugField.DON_VI_TINH, drug.Unit);
            row.Text(DrugField.HAM_LUONG, drug.Strength);
            row.Text(DrugField.DUONG_DUNG, drug.Route);
            row.Text(DrugField.DANG_BAO_CHE, drug.Form);
            row.Bytes(DrugField.LIEU_DUNG, Dose(line.Quantity, line.Days, drug.Unit));
            row.Text(DrugField.CACH_DUNG, "Theo chỉ định");
            if (line.Group == 4)
            {
                row.Bytes(DrugField.SO_DANG_KY, Registration(drug));
                row.Text(DrugField.TT_THAU, "12/QĐ-MAU;G1;N2;2024");
            }

            row.Number(DrugField.PHAM_VI, line.Covered ? 1 : 2);
            row.Number(DrugField.TYLE_TT_BH, line.FundRate);
            row.Thousandths(DrugField.SO_LUONG, line.Quantity);
            row.Thousandths(DrugField.DON_GIA, line.FacilityPrice);
            row.Money(DrugField.THANH_TIEN_BV, line.FacilityCharge);
            row.Money(DrugField.THANH_TIEN_BH, line.CoveredCharge);
            row.Money(DrugField.T_NGUONKHAC_NSNN, line.OtherPayer == 0 ? line.Other : 0);
            row.Money(DrugField.T_NGUONKHAC_VTNN, line.OtherPayer == 1 ? line.Other : 0);
            row.Money(DrugField.T_NGUONKHAC_VTTN, line.OtherPayer == 2 ? line.Other : 0);
            row.Money(DrugField.T_NGUONKHAC_CL, line.OtherPayer == 3 ? line.Other : 0);
            row.Money(DrugField.T_NGUONKHAC, line.Other);
            row.Number(DrugField.MUC_HUONG, line.BenefitRate);
            row.Money(DrugField.T_BNTT, line.OutOfPocket);
            row.Money(DrugField.T_BNCCT, line.Copayment);
            row.Money(DrugField.T_BHTT, line.Fund);
            row.Bytes(DrugField.MA_KHOA, Department(line.Department));
            row.Bytes(DrugField.MA_BAC_SI, Practitioner(encounter.Facility, line.Practitioner, line.Home));
            row.Minute(DrugField.NGAY_YL, line.Ordered);
            row.Minute(DrugField.NGAY_TH_YL, line.Executed);
            row.Number(DrugField.MA_PTTT, line.PaymentMethod);
            row.Number(DrugField.NGUON_CTRA, line.Source);
            _table.Append("<CHI_TIET_THUOC>"u8);
            row.WriteTo(_table);
            _table.Append("</CHI_TIET_THUOC>"u8);
        }

        _table.Append("</DSACH_CHI_TIET_THUOC></CHITIEU_CHITIET_THUOC>"u8);
    }

    private void WriteServices(Encounter encounter, ReadOnlySpan<ClaimLine> lines)
    {
        Open("<CHITIEU_CHITIET_DVKT_VTYT><DSACH_CHI_TIET_DVKT>"u8);
        TableRow<ServiceField> row = _service;
        foreach (ref readonly ClaimLine line in lines)
        {
            if (line.Service is not { } service)
            {
                continue;
            }

            row.Clear();
            row.Text(ServiceField.MA_LK, encounter.ClaimNumber);
            row.Number(ServiceField.STT, ++_rows[3]);
            if (service.Group == 10)
            {
                row.Text(ServiceField.MA_VAT_TU, service.Code);
                row.Text(ServiceField.TEN_VAT_TU, service.Name);
                row.Text(ServiceField.TT_THAU, "15/QĐ-MAU;G1;N3;2024");
                row.Text(ServiceField.MA_HIEU_SP, "MAU-01");
            }
            else
            {
                row.Text(ServiceField.MA_DICH_VU, service.Code);
                row.Text(ServiceField.TEN_DICH_VU, service.Name);
                row.Bytes(ServiceField.NGUOI_THUC_HIEN, Practitioner(encounter.Facility, (line.Practitioner + 7) % RegisterBook.PractitionersPerFacility));
            }

            if (service.OperationCode is not null)
            {
                row.Text(ServiceField.MA_PTTT_QT, service.OperationCode);
            }

            if (service.Group == 12)
            {
                row.Text(ServiceField.MA_XANG_DAU, "DO005S");
            }

            row.Number(ServiceField.MA_NHOM, line.Group);
            row.Text(ServiceField.DON_VI_TINH, service.Unit);
            row.Number(ServiceField.PHAM_VI, line.Covered ? 1 : 2);
            row.Thousandths(ServiceField.SO_LUONG, line.Quantity);
            row.Thousandths(ServiceField.DON_GIA_BV, line.FacilityPrice);
            row.Thousandths(ServiceField.DON_GIA_BH, line.CoveredPrice);
            row.Number(ServiceField.TYLE_TT_DV, line.ServiceRate);
            row.Number(ServiceField.TYLE_TT_BH, line.FundRate);
            row.Money(ServiceField.THANH_TIEN_BV, line.FacilityCharge);
            row.Money(ServiceField.THANH_TIEN_BH, line.CoveredCharge);
            row.Number(ServiceField.MUC_HUONG, line.BenefitRate);
            row.Money(ServiceField.T_NGUONKHAC_NSNN, line.OtherPayer == 0 ? line.Other : 0);
            row.Money(ServiceField.T_NGUONKHAC_VTNN, line.OtherPayer == 1 ? line.Other : 0);
            row.Money(ServiceField.T_NGUONKHAC_VTTN, line.OtherPayer == 2 ? line.Other : 0);
            row.Money(ServiceField.T_NGUONKHAC_CL, line.OtherPayer == 3 ? line.Other : 0);
            row.Money(ServiceField.T_NGUONKHAC, line.Other);
            row.Money(ServiceField.T_BNTT, line.OutOfPocket);
            row.Money(ServiceField.T_BNCCT, line.Copayment);
            row.Money(ServiceField.T_BHTT, line.Fund);
            row.Bytes(ServiceField.MA_KHOA, Department(line.Department));
            if (line.Bed > 0)
            {
                _value.Clear();
                _value.AppendByte((byte)'H');
                _value.AppendPadded(line.Bed, 3);
                row.Bytes(ServiceField.MA_GIUONG, _value.Written);
            }

            row.Bytes(ServiceField.MA_BAC_SI, Practitioner(encounter.Facility, line.Practitioner, line.Home));
            row.Text(ServiceField.MA_BENH, encounter.Main.Code);
            row.Minute(ServiceField.NGAY_YL, line.Ordered);
            row.Minute(ServiceField.NGAY_TH_YL, line.Executed);
            if (service.Group is not (10 or 13))
            {
                row.Minute(ServiceField.NGAY_KQ, line.Resulted);
            }

            row.Number(ServiceField.MA_PTTT, line.PaymentMethod);
            if (service.Group == 8)
            {
                row.Number(ServiceField.PP_VO_CAM, 1);
            }

            if (service.Group is 1 or 2 or 3)
            {
                _value.Clear();
                _value.Append(service.Group == 1 ? "XN.1."u8 : "DA.1."u8);
                _value.Append(encounter.Facility.Code);
                _value.Append(".01"u8);
                row.Bytes(ServiceField.MA_MAY, _value.Written);
            }

            _table.Append("<CHI_TIET_DVKT>"u8);
            row.WriteTo(_table);
            _table.Append("</CHI_TIET_DVKT>"u8);
        }

        _table.Append("</DSACH_CHI_TIET_DVKT></CHITIEU_CHITIET_DVKT_VTYT>"u8);
    }

    private void WriteResults(Encounter encounter, ReadOnlySpan<ClaimLine> lines)
    {
        Open("<CHITIEU_CHITIET_DICHVUCANLAMSANG><DSACH_CHI_TIET_CLS>"u8);
        SeededStream random = new(encounter.NarrativeSeed, Topic.Results, 0);
        TableRow<ResultField> row = _result;
        foreach (ref readonly ClaimLine line in lines)
        {
            if (line.Service is not { Indicators.Length: > 0 } service || line.HasNoResult)
            {
                continue;
            }

            foreach (string indicator in service.Indicators)
            {
                row.Clear();
                row.Text(ResultField.MA_LK, encounter.ClaimNumber);
                row.Number(ResultField.STT, ++_rows[4]);
                row.Text(ResultField.MA_DICH_VU, service.Code);
                row.Text(ResultField.MA_CHI_SO, indicator);
                row.Text(ResultField.TEN_CHI_SO, indicator);
                if (service.Group == 1)
                {
                    _value.Clear();
                    _value.AppendFixed(random.Between(100, 25_000), 2, full: true);
                    row.Bytes(ResultField.GIA_TRI, _value.Written);
                    row.Text(ResultField.DON_VI_DO, "mmol/L");
                }
                else
                {
                    row.Text(ResultField.MO_TA, random.Pick<string>(Narratives.Imaging));
                    row.Text(ResultField.KET_LUAN, random.Pick<string>(Narratives.Imaging));
                }

                row.Minute(ResultField.NGAY_KQ, line.Resulted);
                row.Bytes(ResultField.MA_BS_DOC_KQ, Practitioner(encounter.Facility, (line.Practitioner + 11) % 30));
                _table.Append("<CHI_TIET_CLS>"u8);
                row.WriteTo(_table);
                _table.Append("</CHI_TIET_CLS>"u8);
            }
        }

        _table.Append("</DSACH_CHI_TIET_CLS></CHITIEU_CHITIET_DICHVUCANLAMSANG>"u8);
    }

    private void WriteCourse(Encounter encounter)
    {
        SeededStream random = new(encounter.NarrativeSeed, Topic.Results, 1);
        int notes = encounter.IsInpatient ? Math.Min(20, Math.Max(1, (encounter.Discharge.Date - encounter.Admission.Date).Days)) : random.Chance(0.3) ? 1 : 0;
        if (notes == 0)
        {
            return;
        }

        Open("<CHITIEU_CHITIET_DIENBIENLAMSANG><DSACH_CHI_TIET_DIEN_BIEN_BENH>"u8);
        TableRow<CourseField> row = _course;
        for (int i = 0; i < notes; i++)
        {
            _value.Clear();
            for (int sentence = random.Between(2, 4); sentence > 0; sentence--)
            {
                _value.Append(random.Pick<string>(Narratives.Course));
                _value.AppendByte((byte)' ');
            }

            DateTime moment = encounter.Admission.AddDays(i).AddMinutes(20);
            row.Clear();
            row.Bytes(CourseField.DIEN_BIEN_LS, _value.Written);
            row.Text(CourseField.MA_LK, encounter.ClaimNumber);
            row.Number(CourseField.STT, ++_rows[5]);
            row.Minute(CourseField.THOI_DIEM_DBLS, moment < encounter.Discharge ? moment : encounter.Discharge);
            row.Bytes(CourseField.NGUOI_THUC_HIEN, Practitioner(encounter.Facility, random.Below(30)));
            _table.Append("<CHI_TIET_DIEN_BIEN_BENH>"u8);
            row.WriteTo(_table);
            _table.Append("</CHI_TIET_DIEN_BIEN_BENH>"u8);
        }

        _table.Append("</DSACH_CHI_TIET_DIEN_BIEN_BENH></CHITIEU_CHITIET_DIENBIENLAMSANG>"u8);
    }

    private void WritePapers(Utf8Buffer target, Encounter encounter, long id)
    {
        if (encounter.IsInpatient && encounter.DischargeType != 3)
        {
            WriteDischargePaper(encounter);
            AppendFile(target, "XML7"u8, fault: null, id);
        }

        if (encounter.CareType is "03" or "04" or "06")
        {
            WriteRecordSummary(encounter);
            AppendFile(target, "XML8"u8, fault: null, id);
        }

        if (encounter.HasSickLeavePaper)
        {
            WriteSickLeave(encounter);
            AppendFile(target, "XML11"u8, fault: null, id);
        }

        if (encounter.DischargeType is 2 or 5)
        {
            WriteReferral(encounter);
            AppendFile(target, "XML13"u8, fault: null, id);
        }

        if (encounter.Revisit is { } revisit)
        {
            WriteAppointment(encounter, revisit);
            AppendFile(target, "XML14"u8, fault: null, id);
        }
    }

    private void WriteDischargePaper(Encounter encounter)
    {
        TableRow<DischargePaperField> row = _paper;
        row.Clear();
        row.Text(DischargePaperField.MA_LK, encounter.ClaimNumber);
        row.Padded(DischargePaperField.SO_LUU_TRU, encounter.Number + 1, 7);
        row.Padded(DischargePaperField.MA_YTE, encounter.Person.Index + 1, 9);
        row.Bytes(DischargePaperField.MA_KHOA_RV, Department(encounter.Department));
        row.Minute(DischargePaperField.NGAY_VAO, encounter.Admission);
        row.Minute(DischargePaperField.NGAY_RA, encounter.Discharge);
        row.Text(DischargePaperField.CHAN_DOAN_RV, encounter.Main.Name);
        row.Text(DischargePaperField.PP_DIEUTRI, "Nội khoa, theo phác đồ");
        row.Text(DischargePaperField.MA_TTDV, "0099000001");
        row.Bytes(DischargePaperField.MA_BS, Practitioner(encounter.Facility, 3));
        row.Text(DischargePaperField.TEN_BS, "Bác sĩ Mẫu");
        row.Day(DischargePaperField.NGAY_CT, DateOnly.FromDateTime(encounter.Discharge));
        Open("<CHI_TIEU_DU_LIEU_GIAY_RA_VIEN>"u8);
        row.WriteTo(_table);
        _table.Append("</CHI_TIEU_DU_LIEU_GIAY_RA_VIEN>"u8);
        _rows[7] = 1;
    }

    private void WriteRecordSummary(Encounter encounter)
    {
        TableRow<RecordSummaryField> row = _record;
        row.Clear();
        row.Text(RecordSummaryField.MA_LK, encounter.ClaimNumber);
        row.Text(RecordSummaryField.MA_LOAI_KCB, encounter.CareType);
        row.Minute(RecordSummaryField.NGAY_VAO, encounter.Admission);
        row.Minute(RecordSummaryField.NGAY_RA, encounter.Discharge);
        row.Text(RecordSummaryField.CHAN_DOAN_VAO, encounter.Main.Name);
        row.Text(RecordSummaryField.CHAN_DOAN_RV, encounter.Main.Name);
        row.Text(RecordSummaryField.QT_BENHLY, Narratives.Course[encounter.NarrativeSeed % Narratives.Course.Length]);
        row.Text(RecordSummaryField.TOMTAT_KQ, Narratives.Imaging[encounter.NarrativeSeed % Narratives.Imaging.Length]);
        row.Text(RecordSummaryField.PP_DIEUTRI, "Nội khoa, theo phác đồ");
        row.Number(RecordSummaryField.KET_QUA_DTRI, encounter.Result);
        row.Text(RecordSummaryField.MA_TTDV, "0099000001");
        row.Day(RecordSummaryField.NGAY_CT, DateOnly.FromDateTime(encounter.Discharge));
        Open("<CHI_TIEU_DU_LIEU_TOM_TAT_HO_SO_BENH_AN>"u8);
        row.WriteTo(_table);
        _table.Append("</CHI_TIEU_DU_LIEU_TOM_TAT_HO_SO_BENH_AN>"u8);
        _rows[8] = 1;
    }

    private void WriteSickLeave(Encounter encounter)
    {
        TableRow<SickLeaveField> row = _sickLeave;
        DateOnly day = DateOnly.FromDateTime(encounter.Discharge);
        row.Clear();
        row.Text(SickLeaveField.MA_LK, encounter.ClaimNumber);
        row.Padded(SickLeaveField.SO_CT, encounter.Number + 1, 8);
        row.Padded(SickLeaveField.SO_SERI, encounter.Number + 1, 8);
        row.Padded(SickLeaveField.SO_KCB, encounter.Number + 1, 8);
        row.Text(SickLeaveField.DON_VI, "Đơn vị Mẫu");
        _value.Clear();
        Register.AppendInsuranceNumber(_value, encounter.Person);
        row.Bytes(SickLeaveField.MA_BHXH, _value.Written);
        row.Bytes(SickLeaveField.MA_THE_BHYT, CardNumber(encounter.Person, encounter.Card));
        row.Text(SickLeaveField.CHAN_DOAN_RV, encounter.Main.Name);
        row.Text(SickLeaveField.PP_DIEUTRI, "Nội khoa, theo phác đồ");
        row.Number(SickLeaveField.SO_NGAY_NGHI, 1 + (encounter.NarrativeSeed % 5));
        row.Day(SickLeaveField.TU_NGAY, day);
        row.Day(SickLeaveField.DEN_NGAY, day.AddDays(encounter.NarrativeSeed % 5));
        row.Text(SickLeaveField.MA_TTDV, "0099000001");
        row.Bytes(SickLeaveField.MA_BS, Practitioner(encounter.Facility, 1));
        row.Day(SickLeaveField.NGAY_CT, day);
        row.Text(SickLeaveField.MAU_SO, "CT07");
        Open("<CHI_TIEU_DU_LIEU_GIAY_CHUNG_NHAN_NGHI_VIEC_HUONG_BAO_HIEM_XA_HOI>"u8);
        row.WriteTo(_table);
        _table.Append("</CHI_TIEU_DU_LIEU_GIAY_CHUNG_NHAN_NGHI_VIEC_HUONG_BAO_HIEM_XA_HOI>"u8);
        _rows[11] = 1;
    }

    private void WriteReferral(Encounter encounter)
    {
        TableRow<ReferralField> row = _referral;
        Person person = encounter.Person;
        row.Clear();
        row.Text(ReferralField.MA_LK, encounter.ClaimNumber);
        row.Padded(ReferralField.SO_HOSO, encounter.Number + 1, 8);
        row.Padded(ReferralField.SO_CHUYENTUYEN, encounter.Number + 1, 6);
        row.Padded(ReferralField.GIAY_CHUYEN_TUYEN, encounter.Number + 1, 6);
        row.Text(ReferralField.MA_CSKCB, encounter.Facility.Code);
        row.Text(ReferralField.MA_NOI_DI, encounter.Facility.Code);
        row.Text(ReferralField.MA_NOI_DEN, encounter.ReferredTo ?? "");
        row.Text(ReferralField.MA_CSKCB_DI, encounter.Facility.Code);
        row.Text(ReferralField.MA_CSKCB_DEN, encounter.ReferredTo ?? "");
        row.Text(ReferralField.TINH_TRANG_CT, "Tỉnh, sinh hiệu ổn");
        row.Text(ReferralField.HO_TEN, person.FullName);
        row.Bytes(ReferralField.NGAY_SINH, BirthMoment(person));
        row.Number(ReferralField.GIOI_TINH, person.Sex);
        row.Text(ReferralField.MA_QUOCTICH, "000");
        row.Text(ReferralField.MA_DANTOC, "01");
        row.Text(ReferralField.MA_NGHE_NGHIEP, "00000");
        row.Bytes(ReferralField.DIA_CHI, Address(encounter.Card.Commune));
        row.Bytes(ReferralField.MA_THE_BHYT, CardNumber(person, encounter.Card));
        row.Day(ReferralField.GT_THE_DEN, encounter.Card.To);
        row.Minute(ReferralField.NGAY_VAO, encounter.Admission);
        row.Minute(ReferralField.NGAY_RA, encounter.Discharge);
        row.Text(ReferralField.DAU_HIEU_LS, Narratives.Course[encounter.NarrativeSeed % Narratives.Course.Length]);
        row.Text(ReferralField.CHAN_DOAN_RV, encounter.Main.Name);
        row.Text(ReferralField.QT_BENHLY, Narratives.Course[encounter.NarrativeSeed % Narratives.Course.Length]);
        row.Text(ReferralField.TOMTAT_KQ, Narratives.Imaging[0]);
        row.Text(ReferralField.TEN_DICH_VU, "Khám bệnh");
        row.Text(ReferralField.MA_BENH_CHINH, encounter.Main.Code);
        row.Number(ReferralField.MA_LOAI_RV, encounter.DischargeType);
        row.Number(ReferralField.MA_LYDO_CT, encounter.DischargeType == 5 ? 3 : 1);
        row.Text(ReferralField.HUONG_DIEU_TRI, "Điều trị tiếp ở tuyến trên");
        row.Text(ReferralField.PHUONGTIEN_VC, "Xe cứu thương");
        row.Bytes(ReferralField.MA_BAC_SI, Practitioner(encounter.Facility, 2));
        row.Text(ReferralField.MA_TTDV, "0099000001");
        Open("<CHI_TIEU_GIAYCHUYENTUYEN>"u8);
        row.WriteTo(_table);
        _table.Append("</CHI_TIEU_GIAYCHUYENTUYEN>"u8);
        _rows[13] = 1;
    }

    private void WriteAppointment(Encounter encounter, DateOnly revisit)
    {
        TableRow<AppointmentField> row = _appointment;
        Person person = encounter.Person;
        row.Clear();
        row.Text(AppointmentField.MA_LK, encounter.ClaimNumber);
        row.Padded(AppointmentField.SO_GIAYHEN_KL, encounter.Number + 1, 8);
        row.Text(AppointmentField.MA_CSKCB, encounter.Facility.Code);
        row.Text(AppointmentField.HO_TEN, person.FullName);
        row.Bytes(AppointmentField.NGAY_SINH, BirthMoment(person));
        row.Number(AppointmentField.GIOI_TINH, person.Sex);
        row.Bytes(AppointmentField.DIA_CHI, Address(encounter.Card.Commune));
        row.Bytes(AppointmentField.MA_THE_BHYT, CardNumber(person, encounter.Card));
        row.Day(AppointmentField.GT_THE_DEN, encounter.Card.To);
        row.Minute(AppointmentField.NGAY_VAO, encounter.Admission);
        row.Minute(AppointmentField.NGAY_RA, encounter.Discharge);
        row.Minute(AppointmentField.NGAY_HEN_KL, revisit.ToDateTime(new TimeOnly(7, 30)));
        row.Text(AppointmentField.CHAN_DOAN_RV, encounter.Main.Name);
        row.Text(AppointmentField.MA_BENH_CHINH, encounter.Main.Code);
        row.Text(AppointmentField.MA_DOITUONG_KCB, encounter.Entitlement);
        row.Bytes(AppointmentField.MA_BAC_SI, Practitioner(encounter.Facility, 1));
        row.Text(AppointmentField.MA_TTDV, "0099000001");
        row.Day(AppointmentField.NGAY_CT, DateOnly.FromDateTime(encounter.Discharge));
        Open("<CHI_TIEU_GIAYHEN_KHAMLAI>"u8);
        row.WriteTo(_table);
        _table.Append("</CHI_TIEU_GIAYHEN_KHAMLAI>"u8);
        _rows[14] = 1;
    }

    private void WriteCheckIn(Encounter encounter)
    {
        FillCheckIn(encounter, 1);
        Open("<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB><TRANG_THAI_KCB>"u8);
        _checkIn.WriteTo(_table);
        _table.Append("</TRANG_THAI_KCB></DSACH_TRANG_THAI_KCB></CHI_TIEU_TRANG_THAI_KCB>"u8);
        _rows[0] = 1;
    }

    private void FillCheckIn(Encounter encounter, int number)
    {
        TableRow<CheckInField> row = _checkIn;
        Person person = encounter.Person;
        row.Clear();
        row.Text(CheckInField.MA_LK, encounter.ClaimNumber);
        row.Number(CheckInField.STT, number);
        row.Padded(CheckInField.MA_BN, person.Index + 1, 8);
        row.Text(CheckInField.HO_TEN, person.FullName);
        if (person.HasCitizenNumber)
        {
            row.Bytes(CheckInField.SO_CCCD, CitizenNumber(person));
        }

        row.Bytes(CheckInField.NGAY_SINH, BirthMoment(person));
        row.Number(CheckInField.GIOI_TINH, person.Sex);
        row.Bytes(CheckInField.MA_THE_BHYT, CardNumber(person, encounter.Card));
        row.Text(CheckInField.MA_DKBD, FacilityNetwork.All[encounter.Card.Facility].Code);
        row.Day(CheckInField.GT_THE_TU, encounter.Card.From);
        row.Day(CheckInField.GT_THE_DEN, encounter.Card.To);
        row.Text(CheckInField.MA_DOITUONG_KCB, encounter.Entitlement);
        row.Minute(CheckInField.NGAY_VAO, encounter.Admission);
        if (encounter.AdmissionToWard is { } ward)
        {
            row.Minute(CheckInField.NGAY_VAO_NOI_TRU, ward);
            row.Text(CheckInField.LY_DO_VNT, "Cần theo dõi và điều trị nội trú");
            row.Text(CheckInField.MA_LY_DO_VNT, "01");
        }

        row.Text(CheckInField.MA_LOAI_KCB, encounter.CareType);
        row.Text(CheckInField.MA_CSKCB, encounter.Facility.Code);
        Service exam = Services.Examination[(int)encounter.Facility.Level];
        row.Text(CheckInField.MA_DICH_VU, exam.Code);
        row.Text(CheckInField.TEN_DICH_VU, exam.Name);
        row.Minute(CheckInField.NGAY_YL, encounter.Admission.AddMinutes(2));
    }

    private void FillCards(Encounter encounter)
    {
        TableRow<SummaryField> row = _summary;
        if (encounter.NextCard is not { } next)
        {
            row.Bytes(SummaryField.MA_THE_BHYT, CardNumber(encounter.Person, encounter.Card));
            row.Text(SummaryField.MA_DKBD, FacilityNetwork.All[encounter.Card.Facility].Code);
            row.Day(SummaryField.GT_THE_TU, encounter.Card.From);
            row.Day(SummaryField.GT_THE_DEN, encounter.Card.To);
            return;
        }

        // A card issued during the stay is appended: four parallel lists.
        _value.Clear();
        Register.AppendCardNumber(_value, encounter.Person, encounter.Card);
        _value.AppendByte((byte)';');
        Register.AppendCardNumber(_value, encounter.Person, next);
        row.Bytes(SummaryField.MA_THE_BHYT, _value.Written);
        row.Text(SummaryField.MA_DKBD, $"{FacilityNetwork.All[encounter.Card.Facility].Code};{FacilityNetwork.All[next.Facility].Code}");
        _value.Clear();
        _value.AppendDay(encounter.Card.From);
        _value.AppendByte((byte)';');
        _value.AppendDay(next.From);
        row.Bytes(SummaryField.GT_THE_TU, _value.Written);
        _value.Clear();
        _value.AppendDay(encounter.Card.To);
        _value.AppendByte((byte)';');
        _value.AppendDay(next.To);
        row.Bytes(SummaryField.GT_THE_DEN, _value.Written);
    }

    private ReadOnlySpan<byte> CardNumber(in Person person, in CardSpan card)
    {
        _value.Clear();
        Register.AppendCardNumber(_value, person, card);
        return _value.Written;
    }

    private ReadOnlySpan<byte> CitizenNumber(in Person person)
    {
        _value.Clear();
        Register.AppendCitizenNumber(_value, person);
        return _value.Written;
    }

    private ReadOnlySpan<byte> BirthMoment(in Person person)
    {
        _value.Clear();
        if (person.OnlyBirthYearKnown)
        {
            _value.AppendPadded(person.Birth.Year, 4);
            _value.Append("00000000"u8);
        }
        else
        {
            _value.AppendDay(person.Birth);
            _value.Append("0000"u8);
        }

        return _value.Written;
    }

    private ReadOnlySpan<byte> Address(int commune)
    {
        _value.Clear();
        _value.Append("Thôn Mẫu, Xã Mẫu "u8);
        _value.Append(commune + 1);
        _value.Append(", Tỉnh Mẫu"u8);
        return _value.Written;
    }

    private ReadOnlySpan<byte> Comorbid(Encounter encounter)
    {
        _value.Clear();
        foreach (Diagnosis diagnosis in encounter.Comorbid)
        {
            if (_value.Length > 0)
            {
                _value.AppendByte((byte)';');
            }

            _value.Append(diagnosis.Code);
        }

        return _value.Written;
    }

    private ReadOnlySpan<byte> Department(int department)
    {
        _value.Clear();
        _value.AppendByte((byte)'K');
        _value.AppendPadded(department, 2);
        return _value.Written;
    }

    /// <param name="home">1 more than the place of the facility that gave the number, where that is another one; 0 else.</param>
    private ReadOnlySpan<byte> Practitioner(SampleFacility facility, int practitioner, int home = 0)
    {
        _value.Clear();
        _value.AppendPadded(((home == 0 ? facility.Index : home - 1) * 100) + practitioner + 1, 6);
        _value.Append("/MAU-CCHN"u8);
        return _value.Written;
    }

    private ReadOnlySpan<byte> Weight(int hundredths)
    {
        _value.Clear();
        _value.AppendFixed(hundredths, 2, full: true);
        return _value.Written;
    }

    private ReadOnlySpan<byte> Dose(long quantity, int days, string unit)
    {
        _value.Clear();
        _value.Append(Math.Max(1, quantity / 1000 / Math.Max(1, days)).ToString(CultureInfo.InvariantCulture));
        _value.Append(" "u8);
        _value.Append(unit);
        _value.Append("/lần * 1 lần/ngày * "u8);
        _value.Append(days);
        _value.Append(" ngày"u8);
        return _value.Written;
    }

    private ReadOnlySpan<byte> Registration(Drug drug)
    {
        _value.Clear();
        _value.Append("VD-MAU-"u8);
        _value.Append(drug.Code);
        return _value.Written;
    }
}
