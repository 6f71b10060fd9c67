using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.PpcEntitledGroups;

/// <summary>What the gate expects of a list of entitled people beyond the form of its values.</summary>
internal static class PpcEntitledGroupsRules
{
    private static readonly string[] AtSchool = ["HS", "SV"];

    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("PE-020", Severity.RejectRecord, "NGAY_SO_LIEU", "not lie in the future", "không ở tương lai",
            row => row.DateKey("NGAY_SO_LIEU") <= row.Today),
        new("PE-021", Severity.Warn, "MA_TRUONG", "be filled for pupils (HS) and students (SV) and empty for other groups", "có với học sinh (HS), sinh viên (SV) và để trống với nhóm khác",
            row => row.IsEmpty("MA_TRUONG") != AtSchool.Contains(row.Text("MA_NHOM"))),
    ];
}
