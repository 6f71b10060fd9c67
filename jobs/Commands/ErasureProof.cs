using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Schema;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is handed to the person and kept for the authority: what was there, what was done, what was looked for again, what remains and until when. No number and no name stands in it.</summary>
internal sealed class ErasureProof(WarehouseHome home, string reference, string reason, DateTimeOffset at, WhereUsed before, WhereUsed after, IReadOnlyList<ErasedRows> changed, IReadOnlyList<FigureMove> moved)
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the JSON, and beside it the text in both languages with the JSON's SHA-256.</summary>
    public (string File, string Sha256) Write()
    {
        string folder = Directory.CreateDirectory(Path.Combine(home.Folder, "proofs")).FullName;
        string name = string.Create(CultureInfo.InvariantCulture, $"{new string([.. reference.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '_')])}-{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(ToDocument(), Form);
        string hash = Convert.ToHexStringLower(SHA256.HashData(json));
        string file = Path.Combine(folder, name + ".json");
        File.WriteAllBytes(file, json);
        File.WriteAllText(Path.Combine(folder, name + ".txt"), $"{InLanguage(Language.Vietnamese, hash)}\n\n{InLanguage(Language.English, hash)}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return (file, hash);
    }

    private object ToDocument() => new
    {
        Kind = "erasure",
        Reference = reference,
        Reason = reason,
        At = Moment,
        By = Environment.UserName,
        Key = home.Key.Fingerprint,
        Schema = WarehouseSchema.Hash,
        Before = PersonWhereUsedCommand.ToDocument(before),
        Changed = changed,
        SumsAreEqual = true,
        LedgerBalances = true,
        FiguresMoved = moved,
        After = new { Rows = after.RowCount, Tables = after.Tables.Select(table => new { table.Table, Rows = table.RowCount }), IsListedAsErased = after.Erased is not null },
        StillHeldBy = before.Files.Where(file => file.IsHeld).Select(file => new { Feed = file.FeedCode, Sha256 = file.FileHash, file.ReceivedOn, EndsOn = PersonWhereUsedCommand.Day(file.EndsOn) }),
    };

    private string Moment => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private string InLanguage(Language language, string hash)
    {
        List<string> lines =
        [
            PersonTexts.ProofTitle.In(language),
            PersonTexts.ProofCase.In(language, reference, Moment, Environment.UserName, reason),
            PersonTexts.ProofSoftware.In(language, home.Key.Fingerprint, WarehouseSchema.Hash[..12]),
            "",
            PersonTexts.ProofBefore.In(language) + ":",
            .. before.Tables.Count == 0 ? ["  " + PersonTexts.NoRow.In(language)] : before.Tables.Select(table => string.Create(CultureInfo.InvariantCulture, $"  {table.Table}: {table.RowCount}")),
            PersonTexts.ProofChanged.In(language) + ":",
            .. changed.Select(table => "  " + PersonTexts.ProofChange.In(language, table.Table, table.ForgottenRowCount, table.AnonymousRowCount)),
            PersonTexts.ProofSums.In(language),
            .. moved.Count == 0 ? (string[])[] : [PersonTexts.ProofFigures.In(language, moved.Count), .. moved.Select(move => "  " + PersonTexts.ProofFigure.In(
                language, move.IndicatorCode, Screen.Month(move.MonthKey), move.NumeratorBefore, move.NumeratorAfter, move.DenominatorBefore, move.DenominatorAfter))],
            PersonTexts.ProofAfter.In(language, after.RowCount, after.Tables.Count),
            .. before.UncertainNumbers == 0 ? (string[])[] : [PersonTexts.Uncertain.In(language, before.UncertainNumbers)],
            PersonTexts.ProofFiles.In(language, before.Files.Count(file => file.IsHeld)) + ":",
            .. before.Files.Where(file => file.IsHeld).Select(file => "  " + PersonTexts.ProofFile.In(language, file.FileHash, file.FeedCode, file.ReceivedOn, PersonWhereUsedCommand.Day(file.EndsOn))),
            PersonTexts.ProofRemains.In(language),
            PersonTexts.ProofHash.In(language, hash),
        ];
        return string.Join('\n', lines) + "\n";
    }
}
