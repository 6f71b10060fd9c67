using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>What the gate expects of an enrolment extract: of the file, of the outline of a row, of its values.</summary>
/// <remarks>A person with an unknown group letter, an odd benefit digit or a lapsed card is not refused: that is for reports to show.</remarks>
internal static class VssEnrolmentRules
{
    public const string UnknownColumnCode = "VE-007";

    public const string ConflictCode = "VE-041";

    public const string EncodingCode = "VE-001";

    public const string StructureCode = "VE-004";

    public static IReadOnlyList<VssEnrolmentRule<EnrolmentFile>> File { get; } =
    [
        new(new(EncodingCode, Severity.RejectFile, "", "be text in UTF-8, with or without byte order mark; export again as UTF-8", "là văn bản mã hóa UTF-8, có hoặc không có BOM; hãy xuất lại tệp bằng UTF-8",
            file => file.EncodingFault is null), file => file.EncodingFault!),

        new(new("VE-002", Severity.RejectFile, "", "have a header that names every required column; add the columns named here", "có dòng tiêu đề nêu đủ các cột bắt buộc; hãy bổ sung các cột được nêu",
            file => file.MissingColumns.Count == 0), file => $"{file.ColumnCount} columns, without {string.Join(", ", file.MissingColumns)}"),

        new(new("VE-003", Severity.RejectFile, "", "name each column of the contract once", "nêu mỗi cột của cấu trúc đúng một lần",
            file => file.RepeatedColumns.Count == 0), file => $"more than once {string.Join(", ", file.RepeatedColumns)}"),

        new(new(StructureCode, Severity.RejectFile, "", "close every quotation mark and hold neither a field above 4,096 bytes nor a row above 1 MiB; the file may be cut off", "đóng mọi dấu ngoặc kép, không có trường dài quá 4.096 byte hoặc dòng quá 1 MiB; tệp có thể bị cắt",
            file => file.StructureFault is null), file => file.StructureFault!),

        new(new("VE-005", Severity.RejectFile, "", "hold at least one data row; an empty extract is not taken for an empty province", "có ít nhất một dòng dữ liệu; tệp rỗng không được coi là không có người tham gia",
            file => !file.IsAtEnd || file.RowCount > 0), _ => "no data row"),

        new(new("VE-006", Severity.RejectFile, "", "have rows with as many fields as the header; with more than half shifted, the header belongs to another layout and no row can be trusted", "có các dòng cùng số trường với tiêu đề; khi quá nửa số dòng bị lệch thì tiêu đề thuộc mẫu khác, không dòng nào đáng tin",
            file => !file.IsAtEnd || file.ShiftedRowCount * 2L <= file.RowCount), file => $"{file.ShiftedRowCount} of {file.RowCount} rows with another number of fields"),

        new(new(UnknownColumnCode, Severity.Warn, "", "name only columns of the contract; the column is not read", "chỉ nêu các cột thuộc cấu trúc; cột này không được đọc",
            file => file.UnknownColumnCount == 0), file => $"{file.UnknownColumnCount} unknown columns"),

        new(new("VE-008", Severity.Warn, "NGAY_TRICH", "be one day for the whole extract", "là một ngày chung cho toàn bộ tệp",
            file => file.ExtractDateKeys.Count <= 1), file => $"{file.ExtractDateKeys.Count} days"),
    ];

    /// <summary>The first that is broken ends the judgement of the row: in a shifted row no value is where it belongs.</summary>
    public static IReadOnlyList<VssEnrolmentRule<EnrolmentRow>> Outline { get; } =
    [
        new(new("VE-010", Severity.RejectRecord, "", "have as many fields as the header", "có cùng số trường với dòng tiêu đề",
            row => row.FieldCount == row.HeaderFieldCount), row => $"{row.FieldCount} fields, the header has {row.HeaderFieldCount}"),

        new(new("VE-011", Severity.RejectRecord, "", "put a whole field in quotation marks and double those inside (RFC 4180)", "đặt cả trường trong dấu ngoặc kép và nhân đôi dấu ngoặc bên trong (RFC 4180)",
            row => row.IsQuotedWell), _ => "a quotation mark inside a field"),
    ];

    public static IReadOnlyList<VssEnrolmentRule<EnrolmentRow>> Row { get; } =
    [
        Of("VE-020", Severity.RejectRecord, "SO_BHXH", "be 10 digits", "gồm 10 chữ số", row => row.IsBhxhNumber),
        Of("VE-021", Severity.Warn, "SO_BHXH", "equal the last 10 digits of MA_THE_BHYT", "trùng 10 chữ số cuối của MA_THE_BHYT",
            row => !row.IsBhxhNumber || !row.IsCard || row.Card.AsSpan(5).SequenceEqual(row.BhxhNumber)),
        Of("VE-022", Severity.RejectRecord, "MA_THE_BHYT", "be 2 capital letters, a digit from 1 to 5, 2 digits of the province and 10 digits", "gồm 2 chữ in hoa, 1 chữ số từ 1 đến 5, 2 chữ số mã tỉnh và 10 chữ số", row => row.IsCard),
        Of("VE-023", Severity.Warn, "SO_CCCD", "be empty or 12 digits; another number is not kept", "để trống hoặc gồm 12 chữ số; số khác không được lưu", row => row.CitizenId.Length == 0 || row.IsCitizenId),
        Of("VE-024", Severity.RejectRecord, "NGAY_SINH", "be yyyymmdd, or yyyy0000 or yyyy when only the year is known", "theo dạng yyyymmdd, hoặc yyyy0000 hay yyyy khi chỉ biết năm sinh", row => row.BirthKey > 0),
        Of("VE-025", Severity.RejectRecord, "NGAY_SINH", "lie between 1900 and today", "nằm trong khoảng từ năm 1900 đến hôm nay", row => row.BirthKey == 0 || (row.BirthYear >= 1900 && row.BirthKey <= row.TodayDateKey)),
        Of("VE-026", Severity.RejectRecord, "GIOI_TINH", "be 1 (male), 2 (female) or 3 (not determined)", "là 1 (nam), 2 (nữ) hoặc 3 (chưa xác định)", row => row.Sex > 0),
        Of("VE-027", Severity.RejectRecord, "MA_TINH", "be 2 digits", "gồm 2 chữ số", row => row.ProvinceCode.Length == 2 && IsDigits(row.ProvinceCode)),
        Of("VE-028", Severity.RejectRecord, "MA_XA", "be empty or 5 digits", "để trống hoặc gồm 5 chữ số", row => row.CommuneCode.Length == 0 || (row.CommuneCode.Length == 5 && IsDigits(row.CommuneCode))),
        Of("VE-029", Severity.Warn, "MA_XA", "name the commune of residence; without it the person counts in no commune", "nêu xã cư trú; nếu thiếu, người này không được tính cho xã nào", row => row.CommuneCode.Length > 0),
        Of("VE-030", Severity.RejectRecord, "MA_DKBD", "be empty or 5 capital letters or digits", "để trống hoặc gồm 5 chữ in hoa hay chữ số", row => row.FacilityCode.Length == 0 || (row.FacilityCode.Length == 5 && row.FacilityCode.All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter)))),
        Of("VE-031", Severity.Warn, "MA_DKBD", "name the facility where the member is registered", "nêu nơi đăng ký khám chữa bệnh ban đầu", row => row.FacilityCode.Length > 0),
        Of("VE-032", Severity.RejectRecord, "GT_THE_TU", "be a day from 19900101 to 20401231, yyyymmdd", "là ngày từ 19900101 đến 20401231, dạng yyyymmdd", row => row.StartDateKey > 0),
        Of("VE-033", Severity.RejectRecord, "GT_THE_DEN", "be empty (open) or a day, yyyymmdd", "để trống (không thời hạn) hoặc là ngày dạng yyyymmdd", row => row.EndDateKey > 0),
        Of("VE-034", Severity.RejectRecord, "GT_THE_DEN", "not precede GT_THE_TU", "không trước GT_THE_TU", row => row.StartDateKey == 0 || row.EndDateKey == 0 || row.EndDateKey >= row.StartDateKey),
        Of("VE-035", Severity.Warn, "GT_THE_DEN", "not lie after 20401231; it is kept as an open end", "không sau 20401231; được lưu như thẻ không thời hạn", row => !row.EndsBeyondCalendar),
        Of("VE-036", Severity.RejectRecord, "PHUONG_AN", "be TM (new), ON (renewed), GH (decrease) or DC (adjusted)", "là TM (tăng mới), ON (gia hạn), GH (giảm) hoặc DC (điều chỉnh)", row => row.Plan is "TM" or "ON" or "GH" or "DC"),
        Of("VE-037", Severity.RejectRecord, "NSTW_HO_TRO", "be empty or an amount of đồng, not negative, without thousands marks, at most two decimals after a point", "để trống hoặc là số tiền (đồng) không âm, không dấu phân cách hàng nghìn, tối đa hai số lẻ sau dấu chấm", row => row.CentralHundredths >= 0),
        Of("VE-038", Severity.RejectRecord, "NSDP_HO_TRO", "be empty or an amount of đồng, not negative, without thousands marks, at most two decimals after a point", "để trống hoặc là số tiền (đồng) không âm, không dấu phân cách hàng nghìn, tối đa hai số lẻ sau dấu chấm", row => row.LocalHundredths >= 0),
        Of("VE-039", Severity.RejectRecord, "NGAY_TRICH", "be the day of the extract, yyyymmdd", "là ngày trích xuất, dạng yyyymmdd", row => row.ExtractDateKey > 0),
        Of("VE-040", Severity.RejectRecord, "NGAY_TRICH", "not lie in the future", "không ở tương lai", row => row.ExtractDateKey <= row.TodayDateKey),
        Of("VE-043", Severity.RejectRecord, "MA_HO", "have at most 50 bytes", "dài tối đa 50 byte", row => row.IsWithinLength("MA_HO")),
    ];

    /// <summary>Asked only of rows that broke nothing else: a bad row does not put a good one in doubt.</summary>
    public static IReadOnlyList<VssEnrolmentRule<EnrolmentRow>> Recurrence { get; } =
    [
        new(new(ConflictCode, Severity.RejectRecord, "MA_THE_BHYT", "not stand twice with one GT_THE_TU and PHUONG_AN but different values; send the right row alone", "không lặp lại với cùng GT_THE_TU và PHUONG_AN mà giá trị khác nhau; chỉ gửi dòng đúng",
            row => row.Recurrence != EnrolmentRecurrence.Different), _ => "another row of the file with the same card, first day and plan, but other values"),
        new(new("VE-042", Severity.Warn, "MA_THE_BHYT", "stand once with one GT_THE_TU and PHUONG_AN; the later row is a duplicate", "chỉ xuất hiện một lần với cùng GT_THE_TU và PHUONG_AN; dòng sau là dòng trùng",
            row => row.Recurrence != EnrolmentRecurrence.Same), _ => "an earlier row of the file with the same values"),
    ];

    private static VssEnrolmentRule<EnrolmentRow> Of(string code, Severity severity, string field, string expectation, string expectationVietnamese, Func<EnrolmentRow, bool> holds) =>
        new(new QualityRule<EnrolmentRow>(code, severity, field, expectation, expectationVietnamese, holds), row => row.Shown(field));

    private static bool IsDigits(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
