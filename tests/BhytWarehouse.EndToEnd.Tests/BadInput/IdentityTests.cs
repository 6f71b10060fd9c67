using System.Text;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>Who a person is stays in the encrypted landing zone: no name, card, BHXH or citizen number in the warehouse's bytes, its findings or messages, whether the record was good or faulty.</summary>
public sealed class IdentityTests : IDisposable
{
    private const string Name = "Lê Thị Hoàng Yến Chim Báo";
    private const string Card = "GD4000077712345";
    private const string BhxhNumber = "0077712345";
    private const string CitizenId = "000299777123";
    private const string Address = "Số 77 đường Hoàng Yến Báo Động";
    private const string Phone = "0900777123";
    private const string Narrative = "diễn biến riêng của người bệnh chim báo";

    private static readonly string[] Canaries =
    [
        Name, "Le Thi Hoang Yen Chim Bao", Name.ToUpperInvariant(), "LE THI HOANG YEN CHIM BAO", "Chim Báo", Card, BhxhNumber, CitizenId, Address, Phone, Narrative,
        EnrolmentFileText.NameCanary, EnrolmentFileText.CitizenCanary, EnrolmentFileText.CardCanary, EnrolmentFileText.BhxhCanary,
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-who-").FullName;
    private readonly ScratchHome _home = new();

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Identities_OfGoodAndFaultyRecords_StandNowhereOutsideTheLandingZone()
    {
        string claims = Directory.CreateDirectory(Path.Combine(_folder, "claims")).FullName;
        Action<DossierText>[] faults =
        [
            _ => { },
            dossier => dossier.Summary["GIOI_TINH"] = "9",
            dossier => dossier.Summary["MA_THE_BHYT"] = Card + "X",
            dossier => dossier.Summary["SO_CCCD"] = CitizenId + CitizenId,
            dossier => dossier.Summary["NGAY_SINH"] = Name,
            dossier => dossier.Summary["MA_DKBD"] = Card,
            dossier => dossier.Summary["T_BHTT"] = Name,
            dossier => dossier.Summary["T_BHTT"] = CitizenId,
            dossier => dossier.Summary["NGAY_VAO"] = CitizenId,
            dossier => dossier.Summary["NGAY_RA"] = Name,
            dossier => dossier.Summary["SO_NGAY_DTRI"] = Card,
            dossier => dossier.Summary["CAN_NANG"] = Phone,
            dossier => dossier.Summary["MA_BENH_CHINH"] = Card,
            dossier => dossier.Drugs[0]["MA_NHOM"] = CitizenId,
            dossier => dossier.Drugs[0]["MA_LK"] = Card,
            dossier => dossier.Summary.Remove("MA_BN"),
            dossier => dossier.Content[2] = Name,
            dossier => dossier.InnerText[2] = $"<{Card}>",
            dossier => dossier.Summary[Card] = "an element named so",
        ];
        File.WriteAllBytes(Path.Combine(claims, "mixed.xml"), new EnvelopeText([.. faults.Select((fault, number) => Dossier($"LK-{number}").With(fault))]).ToBytes());
        File.WriteAllBytes(Path.Combine(claims, "nested.xml"), new EnvelopeText([.. faults.Select((fault, number) => Dossier($"LN-{number}").With(fault))]) { Form = ContentForm.CharacterData }.ToBytes());
        File.WriteAllBytes(Path.Combine(claims, "cut.xml"), new EnvelopeText(Dossier("LC-1"), Dossier("LC-2")) { Form = ContentForm.Nested }.ToBytes()[..^300]);
        File.WriteAllText(Path.Combine(claims, "root.xml"), $"<{Card}><a>{Name}</a></{Card}>");
        string extracts = Directory.CreateDirectory(Path.Combine(_folder, "extracts")).FullName;
        File.WriteAllText(Path.Combine(extracts, "rows.csv"), EnrolmentFileText.Csv(
        [
            Row(1),
            .. EnrolmentFileText.Columns.Where(column => column != "HO_TEN").Select((column, index) => Row(index + 2).With(column, index % 2 == 0 ? Name : CitizenId)),
        ]));
        File.WriteAllText(Path.Combine(extracts, "header.csv"), EnrolmentFileText.Lines(Name + "," + Card, CitizenId + "," + Name));

        foreach ((string feed, string place) in ((string, string)[])[("VssClaims", claims), ("VssEnrolment", extracts)])
        {
            LoadResult result = _home.Load(feed, place);

            result.State.ShouldBe(LoadState.Published, result.Message);
            result.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBeGreaterThan(0, feed);
            result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBeGreaterThan(5, feed);
        }

        _home.ComputeFigures();
        ShowAndTellEverythingHeld();
        List<string> leaks = [];
        foreach (string path in Directory.EnumerateFiles(_home.Folder, "*", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(path);
            leaks.AddRange(Canaries.Where(canary => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0).Select(canary => $"{Path.GetRelativePath(_home.Folder, path)}: {canary}"));
        }

        (string.Join("\n", leaks) + string.Join("\n", Columns())).ShouldBeEmpty();
        _home.Rows("SELECT RuleCode, Found FROM quality_Finding", reader => (reader.GetString(0), reader.GetString(1))).Count.ShouldBeGreaterThan(20);
    }

    /// <summary>What an operator and a submitter are shown of held records lies beside the warehouse, where the canaries are looked for.</summary>
    private void ShowAndTellEverythingHeld()
    {
        IReadOnlyList<HeldRecord> held;
        using (SqliteConnection connection = _home.Home.Warehouse.OpenReader())
        {
            held = new QuarantineBook(connection).Held(new QuarantineFilter());
        }

        FeedbackFiles.Write(Path.Combine(_home.Folder, "feedback"), held).Count.ShouldBeGreaterThan(2);
        StringBuilder shown = new();
        int withValues = 0;
        foreach (HeldRecord record in held.Where(record => !record.IsFile))
        {
            using Stream content = _home.Home.Landing.Open(record.FileHash);
            MaskedField[] fields = [.. SourceRegister.All[record.FeedCode].FieldsOf(record.FileName, content, new RecordPlace(record.RecordNumber, record.ByteOffset, record.ByteCount), CancellationToken.None).Select(MaskedField.Of)];
            fields.Count(field => field.IsMasked).ShouldBeGreaterThan(2, record.Key);
            withValues += fields.Any(field => !field.IsMasked) ? 1 : 0;
            shown.AppendJoin('\n', fields.Select(field => $"{field.Document} {field.Name} {field.Shown}")).Append('\n');
        }

        withValues.ShouldBeGreaterThan(20);
        File.WriteAllText(Path.Combine(_home.Folder, "shown.txt"), shown.ToString());
    }

    /// <summary>Where a canary stands in the tables, so that a leak names its column.</summary>
    private IEnumerable<string> Columns()
    {
        foreach ((string table, string column) in _home.Rows("SELECT item.name, info.name FROM sqlite_master AS item INNER JOIN pragma_table_info(item.name) AS info WHERE item.type = 'table'", reader => (reader.GetString(0), reader.GetString(1))))
        {
            string rule = table == "quality_Finding" ? "RuleCode || ' ' || FieldName" : "''";
            foreach ((string text, string by) in _home.Rows($"SELECT DISTINCT {column}, {rule} FROM {table} WHERE typeof({column}) = 'text'", reader => (reader.GetString(0), reader.GetString(1))).Where(row => Canaries.Any(row.Item1.Contains)))
            {
                yield return $"{table}.{column}: {text} {by}";
            }
        }
    }

    private static DossierText Dossier(string number) => new DossierText(number).With(dossier =>
    {
        dossier.Summary["HO_TEN"] = Name;
        dossier.Summary["MA_THE_BHYT"] = Card;
        dossier.Summary["SO_CCCD"] = CitizenId;
        dossier.Summary["DIA_CHI"] = Address;
        dossier.Summary["DIEN_THOAI"] = Phone;
        dossier.Summary["LY_DO_VV"] = Narrative;
        dossier.Summary["CHAN_DOAN_VAO"] = Narrative;
        dossier.Summary["CHAN_DOAN_RV"] = Narrative;
    });

    private static Dictionary<string, string> Row(int person) => EnrolmentFileText.Row(person).With("HO_TEN", Name).With("SO_CCCD", CitizenId);
}
