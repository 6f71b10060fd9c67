using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Sources.Tables;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Tests.Sources.Tables.SampleFeed;

/// <summary>A tabular feed of no meaning, with a field of every kind.</summary>
internal sealed class SampleTableSource() : TableSource(new TableFeed
{
    FeedCode = "SampleTable",
    RulePrefix = "XX",
    Description = new SourceDescription("test", "test", "test", "test", "test", "test", new Office("test", "test"), "rows", "dòng", "đồng", "đồng"),
    Dimensions = [],
    Delivery = new FeedDelivery("SampleTable", "SampleTable", "", "SampleTableAccount", [], [], []),
    SingleValued = ["NGAY_LAP"],
    Blocks = new Dictionary<string, string> { ["tang"] = "increase", ["giam"] = "decrease" },
    Rules = [new QualityRule<TableRow>("XX-020", Severity.RejectRecord, "DEN_NGAY", "not precede TU_NGAY", "không trước TU_NGAY", row => row.IsEmpty("DEN_NGAY") || row.DateKey("DEN_NGAY") >= row.DateKey("TU_NGAY"))],
    Derived =
    [
        new DerivedColumn("CardGroupCode", row => row.IsEmpty("MA_THE") ? "" : row.Text("MA_THE")[..2]),
        new DerivedColumn("KyYear", row => row.Year("KY")),
        DerivedColumn.Hundredths("DoubledAmount", row => row.Hundredths("SO_TIEN") * 2),
        new DerivedColumn("Block", row => row.Block),
        new DerivedColumn("PersonToken", row => row.Token("person", "HO_TEN", "NGAY_SINH")),
    ],
});
