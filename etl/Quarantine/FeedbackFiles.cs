using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>What each submitter has to put right, in Vietnamese: one CSV (UTF-8 with mark, for Excel) and one JSON for each feed and submitter.</summary>
/// <remarks>The same held records give the same bytes. A file is put in place whole; those that an earlier call wrote and that nothing is held for any more are removed.</remarks>
public static class FeedbackFiles
{
    private const string IndexName = "phan-hoi.json";

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private static readonly string[] Header =
        ["Khóa", "Nguồn dữ liệu", "Đơn vị gửi", "Tệp", "SHA-256 của tệp", "Ngày nhận", "Bản ghi số", "MA_LK hoặc vị trí", "Bảng", "Dòng", "Trường", "Quy tắc", "Phiên bản quy tắc", "Căn cứ pháp lý", "Mức độ", "Thấy", "Yêu cầu", "Số lần", "Việc cần làm"];

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The names of the files written, in order.</returns>
    public static IReadOnlyList<string> Write(string folder, IReadOnlyList<HeldRecord> held)
    {
        Directory.CreateDirectory(folder);
        IReadOnlyDictionary<string, string> files = Texts(held);
        foreach ((string name, string content) in files)
        {
            Put(folder, name, content, HasMark(name));
        }

        foreach (string name in WrittenEarlier(folder).Where(name => !files.ContainsKey(name)))
        {
            File.Delete(Path.Combine(folder, name));
        }

        Put(folder, IndexName, JsonSerializer.Serialize(files.Keys, Format) + "\n", hasMark: false);
        return [.. files.Keys];
    }

    /// <summary>One file as <see cref="Write"/> would put it there; null where nothing is held for it.</summary>
    public static byte[]? Bytes(string name, IReadOnlyList<HeldRecord> held) =>
        Texts(held).TryGetValue(name, out string? text) ? [.. new UTF8Encoding(HasMark(name)).GetPreamble(), .. Encoding.UTF8.GetBytes(text)] : null;

    /// <summary>The names of the files, in order.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<HeldRecord> held) =>
        [.. held.Select(record => NameOf(record.FeedCode, record.FacilityCode)).Distinct(StringComparer.Ordinal).SelectMany(name => (string[])[name + ".csv", name + ".json"]).Order(StringComparer.Ordinal)];

    private static SortedDictionary<string, string> Texts(IReadOnlyList<HeldRecord> held)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (IGrouping<string, HeldRecord> group in held.GroupBy(record => NameOf(record.FeedCode, record.FacilityCode), StringComparer.Ordinal))
        {
            HeldRecord[] records = [.. group.OrderBy(record => record.FileName, StringComparer.Ordinal).ThenBy(record => record.LoadRunKey).ThenBy(record => record.SourceFileKey).ThenBy(record => record.RecordNumber)];
            files.Add(group.Key + ".csv", Csv(records));
            files.Add(group.Key + ".json", Json(records));
        }

        return files;
    }

    private static bool HasMark(string name) => name.EndsWith(".csv", StringComparison.Ordinal);

    /// <summary>A facility code comes from a received file, so nothing but letters and digits of it reaches a path.</summary>
    private static string NameOf(string feed, string facility) =>
        facility.Length == 0 ? feed : $"{feed}_{new string([.. facility.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')])}";

    private static List<string> WrittenEarlier(string folder)
    {
        string index = Path.Combine(folder, IndexName);
        try
        {
            // Names alone: an index that somebody changed must not point elsewhere.
            return File.Exists(index) ? [.. (JsonSerializer.Deserialize<string[]>(File.ReadAllText(index)) ?? []).Where(name => name == Path.GetFileName(name) && name != IndexName)] : [];
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{index}: not the index that an earlier feedback wrote. Name an empty folder with --to.");
        }
    }

    private static void Put(string folder, string name, string content, bool hasMark)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path + ".new", content, new UTF8Encoding(hasMark));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static string Csv(HeldRecord[] records)
    {
        StringBuilder text = new();
        Line(text, Header);
        foreach (HeldRecord record in records)
        {
            foreach (HeldFinding finding in record.Findings)
            {
                Line(text,
                [
                    record.Key, record.FeedCode, Submitter(record), record.FileName, record.FileHash, Day(record), Number(record.RecordNumber), record.RecordCode,
                    finding.DocumentCode, Number(finding.RowNumber), finding.FieldName, finding.RuleCode, Version(finding), Basis(finding), Level(finding), FoundText.InVietnamese(finding.Found), Expectation(finding), Number(finding.OccurrenceCount), Task(record, finding),
                ]);
            }
        }

        return text.ToString();
    }

    private static string Json(HeldRecord[] records) => JsonSerializer.Serialize(
        new
        {
            nguon = records[0].FeedCode,
            donViGui = Submitter(records[0]),
            soMucBiGiu = records.Length,
            soBanGhi = records.Sum(record => record.RecordCount),
            muc = records.Select(record => new
            {
                khoa = record.Key,
                tep = record.FileName,
                sha256 = record.FileHash,
                ngayNhan = Day(record),
                banGhiSo = record.RecordNumber,
                maLkHoacViTri = record.RecordCode,
                loi = record.Findings.Select(finding => new
                {
                    bang = finding.DocumentCode,
                    dong = finding.RowNumber,
                    truong = finding.FieldName,
                    quyTac = finding.RuleCode,
                    phienBanQuyTac = Version(finding),
                    canCuPhapLy = Basis(finding),
                    mucDo = Level(finding),
                    thay = FoundText.InVietnamese(finding.Found),
                    yeuCau = Expectation(finding),
                    soLan = finding.OccurrenceCount,
                    viecCanLam = Task(record, finding),
                }),
            }),
        },
        Format) + "\n";

    private static void Line(StringBuilder text, IReadOnlyList<string> values) => text.AppendJoin(',', values.Select(Quoted)).Append("\r\n");

    private static string Quoted(string value)
    {
        // A spreadsheet would take such a value, which comes from a received file, for a formula.
        string safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return $"\"{safe.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Number(int value) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static string Day(HeldRecord record) => (record.ReceivedAt.ToUniversalTime() + VietnamOffset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Submitter(HeldRecord record) => record.FacilityCode.Length > 0 ? record.FacilityCode : SourceRegister.All[record.FeedCode].Description.Contact.NameVietnamese;

    private static string Expectation(HeldFinding finding) => "phải " + (RuleCatalogue.Find(finding.RuleCode)?.ExpectationVietnamese ?? finding.Expected);

    private static string Version(HeldFinding finding) => RuleCatalogue.Find(finding.RuleCode)?.Version.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Basis(HeldFinding finding) => RuleCatalogue.Find(finding.RuleCode) is { } rule ? LegalText.InVietnamese(rule.LegalBasis) : "";

    private static string Level(HeldFinding finding) => finding.Severity switch
    {
        Severity.RejectFile => "từ chối cả tệp",
        Severity.RejectRecord => "giữ lại bản ghi",
        _ => "cảnh báo",
    };

    private static string Task(HeldRecord record, HeldFinding finding) => finding.Severity switch
    {
        Severity.RejectFile => "Sửa lỗi này rồi gửi lại cả tệp; chưa bản ghi nào của tệp được nhận.",
        Severity.RejectRecord when record.RecordCode.Length > 0 && record.FeedCode is "VssClaims" or "MohCheckups" => "Sửa lỗi này trong hồ sơ rồi gửi lại hồ sơ với cùng MA_LK; không cần gửi lại các hồ sơ đã được nhận.",
        Severity.RejectRecord => "Sửa lỗi này trong bản ghi rồi gửi lại; không cần gửi lại các bản ghi đã được nhận.",
        _ => "Kiểm tra lại; cảnh báo này tự nó không giữ lại bản ghi.",
    };
}
