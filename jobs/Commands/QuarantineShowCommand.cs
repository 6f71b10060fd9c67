using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Retention;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt quarantine show LOAD:FILE:RECORD</c>: one held record with its rules, its place and its masked text.</summary>
internal sealed class QuarantineShowCommand : BhytCommand
{
    private readonly Argument<string> _key;

    public QuarantineShowCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("show", HelpTexts.QuarantineShow, surroundings, language, global)
    {
        _key = new Argument<string>("LOAD:FILE:RECORD") { Description = HelpTexts.QuarantineKey.In(language) };
        Arguments.Add(_key);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt quarantine show 4:12:37", "bhyt quarantine show 4:12:0 --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string word = line.GetValue(_key)!;
        (int load, int file, int record) = Key(word, Language);
        string path = WarehousePath(line);
        HeldRecord held;
        RuleOverride[] overrides;
        string? removedOn;
        using (SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader())
        {
            QuarantineBook book = new(connection);
            held = book.Find(load, file, record) ?? throw new CommandException(book.Repaired(new QuarantineFilter(load, file)).FirstOrDefault(item => item.RecordNumber == record) is { } repaired
                ? QuarantineTexts.WasRepaired.In(Language, word, QuarantineTexts.OfRepair(repaired.RepairCode).In(Language), repaired.RepairedByLoadRunKey, repaired.RepairedAt)
                : QuarantineTexts.NotHeld.In(Language, word));
            removedOn = LandingRetention.RemovedOn(connection, held.FileHash);
            overrides = [.. new OverrideBook(connection, Surroundings.Time).All().Where(item => item.FileHash == held.FileHash && item.FeedCode == held.FeedCode && item.RecordNumber == held.RecordNumber)];
        }

        bool isErased = held.RecordCode == Erasure.ErasedRecordCode;
        IReadOnlyList<MaskedField>? fields = held.IsFile || isErased ? [] : HeldContent.Fields(Path.GetDirectoryName(path)!, held, cancellationToken);
        Tell(held, fields, removedOn, screen);
        foreach (RuleOverride item in overrides)
        {
            screen.Line(OverrideTexts.OfTheRecord, item.Number, item.RuleCode, OverrideTexts.Of(item.State).In(Language));
        }

        screen.Document(new
        {
            held.Key,
            Feed = held.FeedCode,
            Facility = held.FacilityCode,
            Month = held.MonthKey,
            File = held.FileName,
            Sha256 = held.FileHash,
            held.ReceivedAt,
            Days = held.AgeInDays(Surroundings.Time.GetUtcNow()),
            held.RecordNumber,
            held.RecordCode,
            held.RecordCount,
            HeldUp = held.AmountHundredths / 100m,
            held.ByteOffset,
            held.ByteCount,
            Findings = held.Findings.Select(finding => new { finding.RuleCode, finding.Severity, Document = finding.DocumentCode, Row = finding.RowNumber, Field = finding.FieldName, finding.Found, Expected = QuarantineCommand.Expectation(finding.RuleCode, finding.Expected, Language), finding.OccurrenceCount }),
            IsLanded = fields is not null,
            ContentRemovedOn = fields is null ? removedOn : null,
            IsErased = isErased,
            Fields = fields,
            Overrides = overrides.Select(OverrideTexts.Document),
            ExitCode = Done,
        });
        return Task.FromResult(Done);
    }

    /// <summary>LOAD:FILE:RECORD.</summary>
    public static (int Load, int File, int Record) Key(string word, Language language)
    {
        int[] key = [.. word.Split(':').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        return key.Length == 3 && key.All(number => number >= 0) ? (key[0], key[1], key[2]) : throw new UsageException(QuarantineTexts.NotAKey.In(language, word));
    }

    private void Tell(HeldRecord held, IReadOnlyList<MaskedField>? fields, string? removedOn, Screen screen)
    {
        int days = held.AgeInDays(Surroundings.Time.GetUtcNow());
        if (held.IsFile)
        {
            screen.Heading(QuarantineTexts.OneFile, held.Key, held.FileName, screen.Count(days), screen.Count(held.RecordCount));
        }
        else
        {
            screen.Heading(QuarantineTexts.OneRecord, held.Key, screen.Count(held.RecordNumber), held.FileName, screen.Count(days));
        }

        screen.Line(QuarantineTexts.Hash, held.FileHash, held.ReceivedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (held is { IsFile: false, ByteCount: > 0 })
        {
            screen.Line(QuarantineTexts.Bytes, held.ByteOffset, held.ByteOffset + held.ByteCount);
        }

        if (held.RecordCode.Length > 0)
        {
            screen.Line(QuarantineTexts.Place, held.RecordCode);
        }

        screen.Line(QuarantineTexts.Stakes, screen.DongOfHundredths(held.AmountHundredths), LoadTexts.Of(LedgerLevel.Amount, held.FeedCode).In(Language));
        screen.Heading(QuarantineTexts.Why);
        screen.Table(
            [new Column(LoadTexts.Rule), new Column(QuarantineTexts.Document), new Column(QuarantineTexts.Row, IsNumber: true), new Column(LoadTexts.Field), new Column(LoadTexts.Found, Wraps: true), new Column(LoadTexts.Expectation, Wraps: true)],
            held.Findings.Select(finding => (IReadOnlyList<string>)
            [
                finding.RuleCode, finding.DocumentCode, finding.RowNumber == 0 ? "" : screen.Count(finding.RowNumber), finding.FieldName,
                screen.IsVietnamese ? FoundText.InVietnamese(finding.Found) : finding.Found, QuarantineCommand.Expectation(finding.RuleCode, finding.Expected, Language),
            ]));
        if (held.IsFile)
        {
            return;
        }

        if (fields is null or { Count: 0 })
        {
            if (fields is null && removedOn is not null)
            {
                screen.Line(RetentionTexts.NotShown, removedOn);
                return;
            }

            screen.Line(fields is null ? QuarantineTexts.NotLanded : held.RecordCode == Erasure.ErasedRecordCode ? PersonTexts.ErasedRecord : QuarantineTexts.NoContent);
            return;
        }

        screen.Heading(QuarantineTexts.Content);
        screen.Table(
            [new Column(QuarantineTexts.Document), new Column(QuarantineTexts.Row, IsNumber: true), new Column(LoadTexts.Field), new Column(QuarantineTexts.Value)],
            fields.Select(field => (IReadOnlyList<string>)[field.Document, field.Row == 0 ? "" : screen.Count(field.Row), field.Name.Length > 0 ? field.Name : QuarantineTexts.UnknownField.In(Language), field.Shown]));
    }
}
