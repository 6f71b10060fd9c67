using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Benchmarks;

/// <summary>The named peer: XDocument for the envelope and for each table, prepared commands of Microsoft.Data.Sqlite, one transaction per file.</summary>
/// <remarks>Written as a careful developer would: commands prepared once, parameters reused, practitioners' tokens remembered, every element read once into a dictionary per row.</remarks>
internal sealed class XDocumentPeer(string sample, string folder) : IDisposable
{
    private readonly Dictionary<string, string> _practitioners = [];
    private readonly HashSet<(string Kind, string Code, string Qualifier)> _codes = [];
    private readonly Pseudonyms _pseudonyms = new(new byte[32]);
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private long _claimKey;
    private long _lineRows;
    private decimal _fundPaid;

    public Outcome Run()
    {
        ISource source = SourceRegister.All["VssClaims"];
        InputFile[] readable = [.. RawInserts.ReadableFiles(sample, source)];
        Stopwatch gate = Stopwatch.StartNew();
        List<(InputFile File, Verdict Verdict)> files = Judge(source, readable);
        gate.Stop();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        SqliteWarehouse warehouse = SqliteWarehouse.OpenOrCreate(Path.Combine(folder, "warehouse.db"), TimeProvider.System);
        using SqliteConnection connection = warehouse.OpenWriter();
        foreach (StagingTable table in source.Tables)
        {
            SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO {SqliteWarehouse.Table(table.Schema, table.Name)} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", table.Columns.Select((_, index) => "@p" + index))})";
            for (int index = 0; index < table.Columns.Count; index++)
            {
                command.Parameters.Add(new SqliteParameter("@p" + index, null));
            }

            _commands.Add(table.Name, command);
        }

        Stopwatch watch = Stopwatch.StartNew();
        int key = 0;
        foreach ((InputFile file, Verdict verdict) in files)
        {
            key++;
            if (verdict.IsRefused)
            {
                continue;
            }

            using SqliteTransaction transaction = connection.BeginTransaction();
            foreach (SqliteCommand command in _commands.Values)
            {
                command.Transaction = transaction;
            }

            ReadFile(file, key, verdict.Rejected);
            transaction.Commit();
        }

        double seconds = watch.Elapsed.TotalSeconds;
        foreach (SqliteCommand command in _commands.Values)
        {
            command.Dispose();
        }

        return new Outcome(gate.Elapsed.TotalSeconds, seconds, _claimKey, _lineRows, (long)(_fundPaid * 100));
    }

    public void Dispose() => _pseudonyms.Dispose();

    /// <summary>The same gate's verdicts: which records are held back, or whether the file is refused.</summary>
    private List<(InputFile, Verdict)> Judge(ISource source, InputFile[] files)
    {
        using ISourceReader reader = source.CreateReader(new SourceReading(1, _pseudonyms, CodeListRegister.Embedded, new DateOnly(2026, 1, 1)));
        VerdictSink sink = new(source.Tables);
        List<(InputFile, Verdict)> verdicts = [];
        foreach (InputFile file in files)
        {
            sink.Batch.Clear();
            using Stream content = file.Open();
            FileVerdict verdict = reader.Read(new SourceFile(verdicts.Count + 1, file.Name, "", 0, default), content, sink, CancellationToken.None);
            verdicts.Add((file, new Verdict(verdict.IsRefused, RejectedRecords(sink.Batch.Buffers[^1]))));
        }

        return verdicts;
    }

    private static HashSet<int> RejectedRecords(RowBuffer quarantine)
    {
        HashSet<int> rejected = [];
        RowValueReader values = quarantine.Read();
        for (int row = 0; row < quarantine.RowCount; row++)
        {
            for (int column = 0; column < quarantine.Table.Columns.Count; column++)
            {
                values.Next();
                if (column == 2)
                {
                    rejected.Add((int)values.Number);
                }
            }
        }

        return rejected;
    }

    private void ReadFile(InputFile file, int key, HashSet<int> rejected)
    {
        XDocument envelope;
        using (Stream content = file.Open())
        {
            envelope = XDocument.Load(content);
        }

        XElement root = envelope.Root!;
        if (root.Name == "CHI_TIEU_TRANG_THAI_KCB")
        {
            return;
        }

        int made = int.Parse(root.Descendants("NGAYLAP").FirstOrDefault()?.Value ?? "0", CultureInfo.InvariantCulture);
        int number = 0;
        foreach (XElement dossier in root.Descendants("HOSO"))
        {
            number++;
            if (!rejected.Contains(number))
            {
                ReadDossier(dossier, key, number, made);
            }
        }
    }

    private void ReadDossier(XElement dossier, int file, int number, int made)
    {
        SortedDictionary<int, XElement> tables = [];
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (XElement document in dossier.Elements("FILEHOSO"))
        {
            int table = int.Parse(document.Element("LOAIHOSO")!.Value.Trim().AsSpan(3), CultureInfo.InvariantCulture);
            XElement content = document.Element("NOIDUNGFILE")!;
            XElement inner;
            if (content.HasElements)
            {
                inner = content.Elements().Single();
            }
            else
            {
                string text = content.Value.Trim();
                byte[] bytes = text.StartsWith('<') ? Encoding.UTF8.GetBytes(text) : Convert.FromBase64String(text);
                hash.AppendData(bytes);
                inner = XDocument.Load(new MemoryStream(bytes)).Root!;
            }

            tables.Add(table, inner);
        }

        Dictionary<string, string> claim = Row(tables[1]);
        long claimKey = ++_claimKey;
        string facility = claim["MA_CSKCB"];
        string card = First(claim, "MA_THE_BHYT");
        List<Dictionary<string, string>> drugs = Rows(tables, 2, "CHI_TIET_THUOC");
        List<Dictionary<string, string>> services = Rows(tables, 3, "CHI_TIET_DVKT");
        HashSet<string> results = [.. Rows(tables, 4, "CHI_TIET_CLS").Select(row => row.GetValueOrDefault("MA_DICH_VU", ""))];
        int others = 0;
        foreach ((int table, XElement inner) in tables)
        {
            int rows = RowCount(table, inner);
            others += table is 1 or 2 or 3 ? 0 : rows;
            Write("VssClaimDocument", (claimKey * 100) + table, claimKey, 1, file, number, facility, claim["MA_LK"], "XML" + table.ToString(CultureInfo.InvariantCulture), rows, 0);
        }

        decimal paid = Amount(claim, "T_BHTT");
        _fundPaid += paid;
        Write("VssClaim", claimKey, 1, file, number, 0, made, facility, claim["MA_LK"],
            _pseudonyms.Token("person", $"{claim["HO_TEN"].ToUpperInvariant()}|{claim["NGAY_SINH"]}|{claim["GIOI_TINH"]}"),
            card.Length == 15 ? _pseudonyms.Token("member", card[5..]) : "",
            claim["SO_CCCD"].Length > 0 ? _pseudonyms.Token("citizen", claim["SO_CCCD"]) : "",
            card.Length == 15 ? card[..2] : "", card.Length == 15 ? card[2..3] : "",
            Whole(claim, "GIOI_TINH"), int.Parse(claim["NGAY_SINH"].AsSpan(0, 4), CultureInfo.InvariantCulture), claim["MATINH_CU_TRU"], claim["MAXA_CU_TRU"], First(claim, "MA_DKBD"),
            claim["MA_DOITUONG_KCB"], claim["MA_LOAI_KCB"], claim["MA_BENH_CHINH"], claim["MA_NOI_DI"], claim["MA_NOI_DEN"], Whole(claim, "MA_TAI_NAN"), claim["MA_KHUVUC"], First(claim, "MA_KHOA"),
            Whole(claim, "KET_QUA_DTRI"), Whole(claim, "MA_LOAI_RV"), Whole(claim, "NGAY_VAO"), Whole(claim, "NGAY_VAO_NOI_TRU"), Whole(claim, "NGAY_RA"), Whole(claim, "NGAY_TTOAN"), Whole(claim, "SO_NGAY_DTRI"),
            Whole(claim, "NAM_QT"), Whole(claim, "THANG_QT"), Number(claim, "T_THUOC"), Number(claim, "T_VTYT"), Number(claim, "T_TONGCHI_BV"), Number(claim, "T_TONGCHI_BH"), Number(claim, "T_BNTT"),
            Number(claim, "T_BNCCT"), (double)paid, Number(claim, "T_NGUONKHAC"), Number(claim, "T_BHTT_GDV"), tables.Count, drugs.Count + services.Count, others, Convert.ToHexStringLower(hash.GetHashAndReset()));
        int position = 0;
        foreach (Dictionary<string, string> line in drugs)
        {
            WriteLine(line, isDrug: true, claimKey, ++position, facility, results);
        }

        foreach (Dictionary<string, string> line in services)
        {
            WriteLine(line, isDrug: false, claimKey, ++position, facility, results);
        }

        Mention("Diagnosis", claim["MA_BENH_CHINH"], "", "", "", 0);
    }

    private void WriteLine(Dictionary<string, string> line, bool isDrug, long claimKey, int position, string facility, HashSet<string> results)
    {
        _lineRows++;
        string drug = isDrug ? line["MA_THUOC"] : "";
        string service = line.GetValueOrDefault("MA_DICH_VU", "");
        string supply = isDrug ? "" : line.GetValueOrDefault("MA_VAT_TU", "");
        string practitioner = First(line, "MA_BAC_SI");
        string token = "";
        if (practitioner.Length > 0 && !_practitioners.TryGetValue(practitioner, out token!))
        {
            _practitioners[practitioner] = token = _pseudonyms.Token("practitioner", practitioner);
            Mention("Practitioner", token, "", "", "", 0);
        }

        Write("VssClaimLine", (claimKey * 100_000) + position, claimKey, isDrug ? "XML2" : "XML3", Whole(line, "STT"), drug, service, supply, Whole(line, "MA_NHOM"), Whole(line, "PHAM_VI"), Whole(line, "MA_PTTT"),
            First(line, "MA_KHOA"), token, Whole(line, "NGAY_YL"), Whole(line, "NGAY_TH_YL"), isDrug ? 0L : Whole(line, "NGAY_KQ"), Number(line, "SO_LUONG"),
            Number(line, isDrug ? "DON_GIA" : "DON_GIA_BV"), Number(line, isDrug ? "DON_GIA" : "DON_GIA_BH"), isDrug ? 100d : Number(line, "TYLE_TT_DV"), Number(line, "TYLE_TT_BH"), Number(line, "MUC_HUONG"),
            Number(line, "THANH_TIEN_BV"), Number(line, "THANH_TIEN_BH"), Number(line, "T_NGUONKHAC"), Number(line, "T_BNTT"), Number(line, "T_BNCCT"), Number(line, "T_BHTT"), results.Contains(service) ? 1 : 0);
        Mention("Department", First(line, "MA_KHOA"), facility, "", "", 0);
        string kind = isDrug ? "Drug" : supply.Length > 0 ? "Supply" : "Service";
        Mention(kind, isDrug ? drug : supply.Length > 0 ? supply : service, "", line.GetValueOrDefault(isDrug ? "TEN_THUOC" : supply.Length > 0 ? "TEN_VAT_TU" : "TEN_DICH_VU", ""), line["DON_VI_TINH"], Whole(line, "MA_NHOM"));
    }

    private void Mention(string kind, string code, string qualifier, string name, string unit, long costGroup)
    {
        if (code.Length > 0 && _codes.Add((kind, code, qualifier)))
        {
            Write("VssClaimCode", 1, kind, code, qualifier, name, unit, costGroup);
        }
    }

    private void Write(string table, params ReadOnlySpan<object> values)
    {
        SqliteCommand command = _commands[table];
        for (int index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.ExecuteNonQuery();
    }

    private static List<Dictionary<string, string>> Rows(SortedDictionary<int, XElement> tables, int table, string name) =>
        tables.TryGetValue(table, out XElement? root) ? [.. root.Descendants(name).Select(Row)] : [];

    private static Dictionary<string, string> Row(XElement row)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (XElement field in row.Elements())
        {
            values[field.Name.LocalName] = field.Value.Trim();
        }

        return values;
    }

    private static int RowCount(int table, XElement inner) => table switch
    {
        0 => inner.Descendants("TRANG_THAI_KCB").Count(),
        2 => inner.Descendants("CHI_TIET_THUOC").Count(),
        3 => inner.Descendants("CHI_TIET_DVKT").Count(),
        4 => inner.Descendants("CHI_TIET_CLS").Count(),
        5 => inner.Descendants("CHI_TIET_DIEN_BIEN_BENH").Count(),
        _ => 1,
    };

    private static string First(Dictionary<string, string> row, string field)
    {
        string value = row.GetValueOrDefault(field, "");
        int end = value.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? value : value[..end];
    }

    private static long Whole(Dictionary<string, string> row, string field) =>
        row.GetValueOrDefault(field, "") is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static decimal Amount(Dictionary<string, string> row, string field) =>
        row.GetValueOrDefault(field, "") is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;

    private static double Number(Dictionary<string, string> row, string field) => (double)Amount(row, field);

    internal sealed record Outcome(double GateSeconds, double Seconds, long ClaimRows, long LineRows, long FundPaid);

    private sealed record Verdict(bool IsRefused, HashSet<int> Rejected);

    private sealed class VerdictSink(IReadOnlyList<StagingTable> tables) : IStagingSink
    {
        private long _key;

        public StagingBatch Batch { get; } = new(tables);

        public void RecordEnded()
        {
        }

        public long NextRecordKey() => ++_key;
    }
}
