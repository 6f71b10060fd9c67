using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Reads the files of a tabular feed: finds the table on every sheet, judges it row by row and stages it.</summary>
/// <remarks>
/// Rows leave one by one, so a row may be staged before a later one contradicts it. Both then stand in quality.Quarantine, and the load gives the staged one
/// disposition 4: the quarantine outranks staging.
/// </remarks>
internal sealed class TableReader : ISourceReader
{
    internal const int RowsLookedAt = 100;
    private const int LegacyTextsBelieved = 3;

    private readonly TableFeed _feed;
    private readonly TableContract _contract;
    private readonly TableRules _rules;
    private readonly SourceReading _reading;
    private readonly TableRow _row;
    private readonly TableFindings _findings;
    private readonly Sightings _sightings = new();
    private readonly Dictionary<(string Field, FieldAspect Aspect), RuleText> _fieldRules;
    private readonly (RuleText Text, QualityRule<TableRow> Rule)[] _ownRules;
    private readonly byte[][] _tokenKinds;
    private readonly List<TableCell> _cells = [];
    private readonly Dictionary<string, SortedSet<string>> _singleValues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int MonthFirst, int DayFirst)> _dateOrders = new(StringComparer.Ordinal);
    private SourceFile _file = null!;
    private IStagingSink _sink = null!;
    private RowFeed _rowFeed = null!;
    private int _number;
    private int _recordCount;
    private int _shiftedCount;
    private int _legacyCount;
    private int _unicodeCount;
    private string _legacyScheme = "";
    private TableHeading _heading = null!;
    private RowOutlines _outlines = null!;
    private TableTotals _totals = null!;
    private TableCell[] _titles = [];
    private int _headingWidth;
    private long _sheetRow;

    public TableReader(TableFeed feed, TableContract contract, TableRules rules, SourceReading reading)
    {
        _feed = feed;
        _contract = contract;
        _rules = rules;
        _reading = reading;
        _row = new TableRow(contract, reading.Today, reading.Pseudonyms);
        _findings = new TableFindings(reading.LoadRunKey);
        _fieldRules = feed.FieldRules.ToDictionary(rule => (rule.Field, rule.Aspect), rule => rule.Text);
        _ownRules = [.. feed.Rules.Select(rule => (RuleText.Of(rule), rule))];
        _tokenKinds = [.. contract.StagedFields.Select(field => Encoding.UTF8.GetBytes(TokenKindOf(field)))];
    }

    public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
    {
        using RowFeed rows = TableFile.Open(content, cancellationToken);
        Begin(file, rows, sink);
        if (Fault() is { } unopened)
        {
            return unopened;
        }

        bool isRead = false;
        TableHeading? nearest = null;
        List<int> left = [];
        while (rows.NextSheet())
        {
            FileVerdict? refusal = ReadSheet(out TableHeading? nearestHere, out bool isTable, out bool isEmpty);
            if (refusal is not null)
            {
                return refusal;
            }

            isRead |= isTable;
            nearest = nearest is null || (nearestHere is not null && nearestHere.MatchedCount > nearest.MatchedCount) ? nearestHere : nearest;
            if (!isTable && !isEmpty)
            {
                left.Add(rows.SheetNumber);
            }
        }

        if (Fault() is { } fault)
        {
            return fault;
        }

        if (!isRead)
        {
            return _legacyScheme.Length > 0 ? Refuse(_rules.Form, LegacyText.Advice(_legacyScheme)) : RefuseMissing(nearest);
        }

        if (EndOfFile() is { } refusalAtEnd)
        {
            return refusalAtEnd;
        }

        foreach (int sheet in left)
        {
            _findings.OfFile(_rules.SheetLeft, "", $"sheet {sheet} without the headings of the table");
        }

        _findings.EndFile();
        _sink.RecordEnded();
        return FileVerdict.Read(_number);
    }

    public void Dispose()
    {
    }

    private void Begin(SourceFile file, RowFeed rows, IStagingSink sink)
    {
        _file = file;
        _rowFeed = rows;
        _sink = sink;
        _number = _recordCount = _shiftedCount = _legacyCount = _unicodeCount = 0;
        _legacyScheme = "";
        _sightings.Clear();
        _singleValues.Clear();
        _dateOrders.Clear();
        _findings.Begin(file.SourceFileKey, rows.IsWorkbook, sink);
    }

    private FileVerdict? Fault() =>
        _rowFeed.FormFault is { } form ? Refuse(_rules.Form, form)
        : _rowFeed.StructureFault is { } structure ? Refuse(_rules.Structure, structure)
        : null;

    private FileVerdict Refuse(RuleText rule, string found) => FileVerdict.Refused(rule.Code, found, rule.Expectation, _number);

    private FileVerdict RefuseMissing(TableHeading? nearest)
    {
        if (nearest is null || nearest.MatchedCount == 0)
        {
            return Refuse(_rules.MissingColumns, $"none of the headings of {string.Join(" or ", _contract.Layouts.Select(layout => layout.Code.Length > 0 ? layout.Code : "the table"))} in the first {RowsLookedAt} rows; expected {string.Join(", ", _contract.Layouts[0].Fields.Where(field => field.IsRequired).Select(field => field.Name))}");
        }

        string[] missing = [.. nearest.Missing];
        return Refuse(_rules.MissingColumns, $"{nearest.MatchedCount} columns, without {string.Join(", ", missing)}");
    }

    private FileVerdict? ReadSheet(out TableHeading? nearest, out bool isTable, out bool isEmpty)
    {
        List<HeldRow> held = HoldRows();
        isEmpty = held.Count == 0;
        isTable = false;
        List<TableCell[]> looked = [.. held.Select(row => row.Cells)];
        TableHeading? heading = TableHeading.Find(_contract.Layouts, looked, out nearest);
        if (Fault() is { } fault)
        {
            return fault;
        }

        if (heading is null)
        {
            _legacyScheme = looked.SelectMany(cells => cells).Select(cell => LegacyText.SchemeOf(cell.Text)).FirstOrDefault(scheme => scheme is not null) ?? _legacyScheme;
            return _rowFeed.IsWorkbook && nearest is { HasKeys: true } && nearest.MatchedCount > nearest.Layout.Fields.Count / 2 ? RefuseMissing(nearest) : null;
        }

        isTable = true;
        if (Enter(heading, looked) is { } refusal)
        {
            return refusal;
        }

        for (int index = TableHeading.NumberingOrigin(_contract.Layouts, looked); index < held.Count; index++)
        {
            HeldRow row = held[index];
            TakeRow(row.Cells, row.Offset, row.Length, row.IsQuotedWell, isFrame: index <= heading.LastRow);
        }

        while (_rowFeed.ReadRow())
        {
            if (_rowFeed.IsBlank)
            {
                continue;
            }

            if (_number == ReceivedCount.MostRecords)
            {
                return Refuse(_rules.Structure, $"more than {ReceivedCount.MostRecords} rows");
            }

            _cells.Clear();
            for (int column = 0; column < _rowFeed.CellCount; column++)
            {
                _cells.Add(_rowFeed[column]);
            }

            TakeRow(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_cells), _rowFeed.Offset, _rowFeed.Length, _rowFeed.IsQuotedWell, isFrame: false);
        }

        return Fault() ?? (_totals.EndSheet() is { } difference ? Refuse(_rules.Total, difference) : null);
    }

    /// <summary>The rows among which the headings are looked for, blank ones left out.</summary>
    private List<HeldRow> HoldRows()
    {
        List<HeldRow> held = [];
        while (held.Count < RowsLookedAt && _rowFeed.ReadRow())
        {
            if (!_rowFeed.IsBlank)
            {
                TableCell[] cells = new TableCell[_rowFeed.CellCount];
                for (int column = 0; column < cells.Length; column++)
                {
                    cells[column] = _rowFeed[column];
                }

                held.Add(new HeldRow(cells, _rowFeed.Offset, _rowFeed.Length, _rowFeed.IsQuotedWell));
            }
        }

        return held;
    }

    private FileVerdict? Enter(TableHeading heading, List<TableCell[]> looked)
    {
        if (heading.Repeated.Count > 0)
        {
            return Refuse(_rules.RepeatedColumns, $"more than once {string.Join(", ", heading.Repeated)}");
        }

        _heading = heading;
        _outlines = new RowOutlines(heading, _feed.Blocks);
        _totals = new TableTotals();
        _sheetRow = 0;
        _headingWidth = heading.FirstRow == heading.LastRow ? looked[heading.FirstRow].Length : Math.Max(looked[heading.FirstRow].Length, looked[heading.LastRow].Length);
        TableLayout layout = heading.Layout;
        _titles = new TableCell[layout.Fields.Count];
        _row.Begin(layout);
        List<string> missing = [];
        for (int position = 0; position < layout.Fields.Count; position++)
        {
            TableField field = layout.Fields[position];
            if (field.Place != TableFieldPlace.Title)
            {
                continue;
            }

            _titles[position] = TitleValues.Find(field, looked.Take(heading.FirstRow));
            ValueState state = _row.Take(position, _titles[position], _rowFeed.CountsFrom1904);
            if (state is ValueState.Wrong or ValueState.MonthFirst)
            {
                return Refuse(_rules.MissingColumns, $"{field.Name} above the table holds {_row.Shown(field.Name)}");
            }

            if (state == ValueState.Empty && (field.IsRequired || field.IsFilled))
            {
                missing.Add(field.Name);
            }
        }

        if (missing.Count > 0)
        {
            return Refuse(_rules.MissingColumns, $"no value above the table for {string.Join(", ", missing)}");
        }

        foreach (int column in heading.Unknown)
        {
            string name = column < looked[heading.LastRow].Length ? looked[heading.LastRow][column].Text : "";
            string shown = IsFieldName(name) ? name : $"column {column + 1}";
            _findings.OfFile(_rules.UnknownColumn, shown, shown);
        }

        return null;
    }

    // A file without headings has a person where the names should be; only what can be nothing but a field name is shown.
    private static bool IsFieldName(string name) =>
        name.Length is > 2 and <= 40 && name.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_') && name.Contains('_', StringComparison.Ordinal) && name.Count(char.IsAsciiDigit) <= 4;

    private void TakeRow(ReadOnlySpan<TableCell> cells, long offset, long length, bool isQuotedWell, bool isFrame)
    {
        _number++;
        _sheetRow++;
        bool isOutsideLedger = true;
        RowOutline outline = isFrame ? RowOutline.Frame : _outlines.Of(cells, _sheetRow, out isOutsideLedger);
        bool isShifted = !_rowFeed.IsWorkbook && cells.Length != _headingWidth;
        Take(cells);
        if (outline == RowOutline.Record)
        {
            _recordCount++;
            Judge(cells, offset, length, isQuotedWell, isShifted, isOutsideLedger);
        }
        else
        {
            if (outline == RowOutline.Total && _row.CurrentLayout.Controls.All(position => _row.StateAt(position) == ValueState.Read))
            {
                _totals.Compare(ControlOfRow(), offset, _rowFeed.IsWorkbook);
            }

            StageFrame(isOutsideLedger);
        }

        _sink.Batch.RecordCount++;
        _sink.RecordEnded();
    }

    private void Take(ReadOnlySpan<TableCell> cells)
    {
        TableLayout layout = _heading.Layout;
        _row.Begin(layout);
        _row.Block = _outlines.Block;
        for (int position = 0; position < layout.Fields.Count; position++)
        {
            int column = _heading.Columns[position];
            TableCell cell = layout.Fields[position].Place == TableFieldPlace.Title ? _titles[position] : column >= 0 && column < cells.Length ? cells[column] : TableCell.Empty;
            _row.Take(position, cell, _rowFeed.CountsFrom1904);
        }
    }

    private void Judge(ReadOnlySpan<TableCell> cells, long offset, long length, bool isQuotedWell, bool isShifted, bool isKeyless)
    {
        bool isAccepted = true;
        if (isShifted)
        {
            _shiftedCount++;
            _findings.OfRow(_rules.ShiftedRow, _number, offset, "", $"{cells.Length} fields, the header has {_headingWidth}");
            isAccepted = false;
        }
        else if (!isQuotedWell)
        {
            _findings.OfRow(_rules.Quotes, _number, offset, "", "a quotation mark inside a field");
            isAccepted = false;
        }
        else
        {
            isAccepted = JudgeFields(cells, offset, isKeyless);
            if (isAccepted)
            {
                int dateKey = _feed.DateOf(_row) is > 0 and int day ? day : _row.Today;
                foreach ((RuleText text, QualityRule<TableRow> rule) in _ownRules)
                {
                    if (_reading.Judges(rule.Code, rule.Standing, dateKey, _file.SourceFileKey, _number) && !rule.Holds(_row))
                    {
                        bool passes = rule.Severity == Severity.Warn || _reading.Overrides.Cover(_file.Hash, _number, text);
                        isAccepted &= passes;
                        _findings.OfRow(passes ? text with { Severity = Severity.Warn } : text, _number, offset, rule.Field, _contract.FieldNames.Contains(rule.Field) ? _row.Shown(rule.Field) : "another combination");
                    }
                }
            }
        }

        // A row is part of the total whether or not it can be loaded.
        _totals.Add(isShifted || isKeyless ? null : ControlOfRowOrNull());
        bool isDuplicate = false;
        if (isAccepted)
        {
            foreach (string field in _feed.SingleValued)
            {
                NoteSingleValue(field);
            }

            isAccepted = Compare(offset, length, out isDuplicate);
        }

        if (isAccepted)
        {
            Stage(isDuplicate ? 5 : 0);
        }
        else
        {
            _findings.Quarantine(_number, offset, length);
        }
    }

    private bool JudgeFields(ReadOnlySpan<TableCell> cells, long offset, bool isKeyless)
    {
        bool isAccepted = true;
        TableLayout layout = _heading.Layout;
        for (int position = 0; position < layout.Fields.Count; position++)
        {
            TableField field = layout.Fields[position];
            if (field.Place == TableFieldPlace.Title)
            {
                continue;
            }

            ValueState state = _row.StateAt(position);
            NoteDateOrder(field, position, state, _heading.Columns[position], cells);
            RuleText? broken = null;
            string found = "";
            switch (state)
            {
                case ValueState.Wrong or ValueState.MonthFirst:
                    broken = _fieldRules.GetValueOrDefault((field.Name, FieldAspect.Value)) ?? (field.IsDropped ? _rules.Dropped : _rules.Value);
                    found = Found(field, cells[_heading.Columns[position]], state);
                    if (broken.Severity == Severity.Warn)
                    {
                        _row.Drop(position);
                    }

                    break;
                case ValueState.Empty when field.IsFilled || (isKeyless && field.Has(TableFieldRole.Key)):
                    broken = _fieldRules.GetValueOrDefault((field.Name, FieldAspect.Filled)) ?? _rules.Empty;
                    found = "nothing";
                    break;
                case ValueState.Read when field.CodeList.Length > 0:
                    RuleText listed = _fieldRules.GetValueOrDefault((field.Name, FieldAspect.Listed)) ?? _rules.NotListed;
                    if (_reading.Knows(field.CodeList, listed.Code, _row.Today, _file.SourceFileKey, _number) && !_reading.CodeLists[field.CodeList].Holds(_row.MatchedAt(position), _row.Today))
                    {
                        broken = listed;
                        found = TableRow.Shown(field, _row.TextAt(position));
                    }

                    break;
                case ValueState.Read when field.Kind is TableFieldKind.Text or TableFieldKind.PersonName:
                    NoteScript(_row.TextAt(position));
                    break;
                default:
                    break;
            }

            if (broken is not null)
            {
                isAccepted &= broken.Severity == Severity.Warn;
                _findings.OfRow(broken, _number, offset, field.Name, found);
            }
        }

        return isAccepted && !isKeyless;
    }

    private static string Found(TableField field, TableCell cell, ValueState state) =>
        cell.Kind == TableCellKind.Error ? $"the error {cell.Text} of a formula"
        : state == ValueState.MonthFirst ? $"a day with the month first, {TableRow.Shown(field, cell.Text)}"
        : cell.Kind == TableCellKind.Number && field.Kind is TableFieldKind.Digits or TableFieldKind.BhxhNumber or TableFieldKind.CitizenId ? $"a number of {cell.Text.Length} digits; leading zeros are lost unless the column is formatted as text"
        : TableRow.Shown(field, cell.Text);

    private void NoteDateOrder(TableField field, int position, ValueState state, int column, ReadOnlySpan<TableCell> cells)
    {
        if (field.Kind is not (TableFieldKind.Date or TableFieldKind.BirthDate) || state is not (ValueState.Read or ValueState.MonthFirst) || cells[column] is not { Kind: TableCellKind.Text, Text: [_, '/' or '-' or '.', ..] or [_, _, '/' or '-' or '.', ..] })
        {
            return;
        }

        (int monthFirst, int dayFirst) = _dateOrders.GetValueOrDefault(field.Name);
        bool isDayFirst = state == ValueState.Read && _row.NumberAt(position) % 100 > 12;
        _dateOrders[field.Name] = (monthFirst + (state == ValueState.MonthFirst ? 1 : 0), dayFirst + (isDayFirst ? 1 : 0));
    }

    private void NoteScript(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F'))
        {
            return;
        }

        if (LegacyText.IsUnicodeVietnamese(text))
        {
            _unicodeCount++;
        }
        else if (LegacyText.SchemeOf(text) is { } scheme)
        {
            _legacyScheme = scheme;
            _legacyCount++;
        }
    }

    private void NoteSingleValue(string field)
    {
        int position = _row.CurrentLayout.PositionOf(field);
        if (position >= 0 && _row.StateAt(position) == ValueState.Read)
        {
            if (!_singleValues.TryGetValue(field, out SortedSet<string>? values))
            {
                _singleValues.Add(field, values = new SortedSet<string>(StringComparer.Ordinal));
            }

            if (values.Count < 1000)
            {
                values.Add(_row.MatchedAt(position));
            }
        }
    }

    private FileVerdict? EndOfFile()
    {
        if (_recordCount == 0)
        {
            return Refuse(_rules.NoRow, "no data row");
        }

        if (_shiftedCount * 2L > _recordCount)
        {
            return Refuse(_rules.Shifted, $"{_shiftedCount} of {_recordCount} rows with another number of fields");
        }

        if (_legacyCount >= LegacyTextsBelieved && _unicodeCount == 0)
        {
            return Refuse(_rules.Form, $"{_legacyCount} values in {LegacyText.Advice(_legacyScheme)}");
        }

        foreach ((string field, (int monthFirst, int dayFirst)) in _dateOrders)
        {
            if (monthFirst > dayFirst)
            {
                return Refuse(_rules.DateOrder, $"{field}: {monthFirst} days that are days only with the month first, {dayFirst} only with the day first");
            }
        }

        foreach ((string field, SortedSet<string> values) in _singleValues)
        {
            if (values.Count > 1)
            {
                _findings.OfFile(_rules.SingleValue, field, $"{values.Count} values");
            }
        }

        return null;
    }

    /// <summary>Tells whether the key came before, and takes the earlier row back when the two differ.</summary>
    private bool Compare(long offset, long length, out bool isDuplicate)
    {
        _sightings.Begin();
        _sightings.Append(_row.Layout);
        foreach (int position in _row.CurrentLayout.Keys)
        {
            _sightings.Append(_row.MatchedAt(position));
        }

        UInt128 key = _sightings.Digest();
        _sightings.Begin();
        _sightings.Append(_row.Block);
        for (int position = 0; position < _row.CurrentLayout.Fields.Count; position++)
        {
            _sightings.Append(_row.StateAt(position) == ValueState.Empty ? "" : _row.MatchedAt(position));
        }

        ulong values = (ulong)_sightings.Digest();
        isDuplicate = false;
        if (_sightings.IsFirst(key, new Sightings.Sighting(values, offset, (int)length, _number), out Sightings.Sighting earlier))
        {
            return true;
        }

        string keyField = _row.CurrentLayout.Fields[_row.CurrentLayout.Keys[0]].Name;
        if (earlier.RecordNumber > 0 && earlier.Values == values)
        {
            isDuplicate = true;
            _findings.OfRow(_fieldRules.GetValueOrDefault(("", FieldAspect.Single)) ?? _rules.Repeated, _number, offset, keyField, "an earlier row of the file with the same values");
            return true;
        }

        RuleText rule = _fieldRules.GetValueOrDefault(("", FieldAspect.Consistent)) ?? _rules.Contradicted;
        const string found = "another row of the file with the same key, but other values";
        if (earlier.RecordNumber > 0)
        {
            _findings.OfRow(rule, earlier.RecordNumber, earlier.Offset, keyField, found);
            _findings.Quarantine(earlier.RecordNumber, earlier.Offset, earlier.Length);
            _sightings.Dispute(key);
        }

        _findings.OfRow(rule, _number, offset, keyField, found);
        return false;
    }

    private long? ControlOfRowOrNull() =>
        _row.CurrentLayout.Controls.Any(position => _row.StateAt(position) is ValueState.Wrong) ? null : ControlOfRow();

    /// <summary>The control total of the row in hundredths.</summary>
    private long ControlOfRow()
    {
        long sum = 0;
        foreach (int position in _row.CurrentLayout.Controls)
        {
            sum += _row.NumberAt(position) * (_row.CurrentLayout.Fields[position].Kind == TableFieldKind.Count ? 100 : 1);
        }

        return sum;
    }

    private void Stage(int disposition)
    {
        BeginStaged(disposition);
        RowBuffer staged = _sink.Batch.Buffers[0];
        for (int index = 0; index < _contract.StagedFields.Count; index++)
        {
            TableField field = _contract.StagedFields[index];
            AppendField(staged, field, _row.CurrentLayout.PositionOf(field.Name), index);
        }

        foreach (DerivedColumn column in _feed.Derived)
        {
            column.Append(_row, staged);
        }

        staged.EndRow();
        _sink.Batch.AmountHundredths += ControlOfRow();
    }

    /// <summary>A row around the records: only what the ledger counts of it is staged.</summary>
    private void StageFrame(bool isOutsideLedger)
    {
        if (isOutsideLedger)
        {
            for (int position = 0; position < _row.CurrentLayout.Fields.Count; position++)
            {
                if (_row.CurrentLayout.Fields[position].Place == TableFieldPlace.Row)
                {
                    _row.Drop(position);
                }
            }
        }

        BeginStaged(6);
        RowBuffer staged = _sink.Batch.Buffers[0];
        for (int index = 0; index < _contract.StagedFields.Count; index++)
        {
            TableField field = _contract.StagedFields[index];
            int position = _row.CurrentLayout.PositionOf(field.Name);
            TableFieldRole role = position < 0 ? TableFieldRole.None : _row.CurrentLayout.Fields[position].Role;
            AppendField(staged, field, (role & (TableFieldRole.Control | TableFieldRole.Facility | TableFieldRole.Month)) != 0 ? position : -1, index);
        }

        foreach (DerivedColumn column in _feed.Derived)
        {
            column.AppendFrame(_row, staged);
        }

        staged.EndRow();
    }

    private void BeginStaged(int disposition)
    {
        RowBuffer staged = _sink.Batch.Buffers[0];
        staged.Integer(_reading.LoadRunKey);
        staged.Integer(_file.SourceFileKey);
        staged.Integer(_number);
        staged.Integer(disposition);
        staged.Text(_row.Layout);
    }

    /// <param name="position">-1 for a field that the row does not have.</param>
    private void AppendField(RowBuffer staged, TableField field, int position, int index)
    {
        long number = position < 0 ? 0 : _row.NumberAt(position);
        bool isRead = position >= 0 && _row.StateAt(position) == ValueState.Read;
        if (field.Storage is TableFieldStorage.Token or TableFieldStorage.MatchTokens)
        {
            AppendToken(staged, isRead ? _row.MatchedAt(position) : "", _tokenKinds[index]);
            return;
        }

        switch (field.Kind)
        {
            case TableFieldKind.Text or TableFieldKind.Code or TableFieldKind.Digits:
                staged.Text(isRead ? _row.TextAt(position) : "");
                break;
            case TableFieldKind.Amount:
                staged.Hundredths(number);
                break;
            case TableFieldKind.Number:
                staged.Thousandths(number);
                break;
            case TableFieldKind.BirthDate:
                staged.Integer(number / 10_000);
                break;
            case TableFieldKind.Month when field.Has(TableFieldRole.Month) && !isRead:
                staged.Integer(-1);
                break;
            case TableFieldKind.Date when field.Has(TableFieldRole.Month) && !isRead:
                // The account takes the month by dividing.
                staged.Integer(-100);
                break;
            default:
                staged.Integer(number);
                break;
        }
    }

    private void AppendToken(RowBuffer staged, string value, byte[] kind)
    {
        if (value.Length == 0)
        {
            staged.Text("");
            return;
        }

        Span<byte> token = stackalloc byte[Pseudonyms.TokenLength];
        Span<byte> bytes = value.Length <= 128 ? stackalloc byte[384] : new byte[value.Length * 3];
        _reading.Pseudonyms.Write(kind, bytes[..Encoding.UTF8.GetBytes(value, bytes)], token);
        staged.Text(token);
    }

    private string TokenKindOf(TableField field) => _feed.TokenKinds.TryGetValue(field.Name, out string? kind) ? kind : field.Kind switch
    {
        TableFieldKind.Card => "card",
        TableFieldKind.BhxhNumber => "member",
        TableFieldKind.CitizenId => "citizen",
        TableFieldKind.PersonName => "name",
        TableFieldKind.BirthDate => "birth",
        _ => field.Name.ToLower(CultureInfo.InvariantCulture),
    };

    private sealed record HeldRow(TableCell[] Cells, long Offset, long Length, bool IsQuotedWell);
}
