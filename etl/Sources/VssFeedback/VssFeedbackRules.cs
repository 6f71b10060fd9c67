using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssFeedback;

/// <summary>What the gate expects of a reply of the portal beyond the form of its values.</summary>
internal static class VssFeedbackRules
{
    private const string Taken = "200";

    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("VF-020", Severity.RejectRecord, "SO_HO_SO", "be SO_CHAP_NHAN + SO_TU_CHOI", "bằng SO_CHAP_NHAN + SO_TU_CHOI",
            row => row.Count("SO_HO_SO") == row.Count("SO_CHAP_NHAN") + row.Count("SO_TU_CHOI")),
        new("VF-021", Severity.RejectRecord, "SO_CHAM", "not exceed SO_HO_SO", "không vượt SO_HO_SO",
            row => row.Count("SO_CHAM") <= row.Count("SO_HO_SO")),
        new("VF-022", Severity.RejectRecord, "THOI_GIAN_TIEP_NHAN", "be a moment, yyyyMMddHHmmss", "là thời điểm dạng yyyyMMddHHmmss",
            row => ReplyMoment.DateKeyOf(row.Text("THOI_GIAN_TIEP_NHAN")) > 0),
        new("VF-023", Severity.RejectRecord, "THOI_GIAN_TIEP_NHAN", "not lie in the future", "không ở tương lai",
            row => ReplyMoment.DateKeyOf(row.Text("THOI_GIAN_TIEP_NHAN")) <= row.Today),
        new("VF-024", Severity.RejectRecord, "MA_CSKCB", "have 5 characters", "gồm 5 ký tự",
            row => row.Text("MA_CSKCB").Length == 5),
        new("VF-025", Severity.Warn, "MA_KET_QUA", "be 200 when a dossier of the file was accepted", "là 200 khi có hồ sơ của tệp được chấp nhận",
            row => row.Text("MA_KET_QUA") == Taken || row.Count("SO_CHAP_NHAN") == 0),
    ];
}
