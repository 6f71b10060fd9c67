using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The rows of an Excel workbook (.xlsx, .xlsm), with the values that its formulas had when it was saved.</summary>
/// <remarks>The packed file is held in memory, since the index of an archive stands at its end; sheets are unpacked as they are read, the texts that they share are held.</remarks>
internal sealed class WorkbookRows : RowFeed
{
    private readonly IExcelDataReader? _reader;
    private readonly CancellationToken _cancellationToken;
    private readonly List<TableCell> _cells = [];
    private readonly ErrorCells _errors = new();
    private int _row;

    // The package asks for windows-1252 as soon as it is touched, though it needs it for .xls alone.
    static WorkbookRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public WorkbookRows(MemoryStream content, CancellationToken cancellationToken)
    {
        IsWorkbook = true;
        _cancellationToken = cancellationToken;
        StructureFault = WorkbookBounds.FaultOf(content, cancellationToken);
        if (StructureFault is not null)
        {
            return;
        }

        try
        {
            using (ZipArchive parts = new(content, ZipArchiveMode.Read, leaveOpen: true))
            {
                FormFault = FormFaultOf(parts);
                if (FormFault is not null)
                {
                    return;
                }

                CountsFrom1904 = ReadsFrom1904(parts);
                _errors.Find(parts, cancellationToken);
                if (_errors.IsTooMany)
                {
                    StructureFault = "a workbook full of formulas that could not be computed (#REF! and the like)";
                    return;
                }
            }

            content.Position = 0;
            _reader = ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration { LeaveOpen = true });
        }
        catch (Exception exception) when (IsContent(exception))
        {
            StructureFault = $"a workbook that does not open ({exception.GetType().Name})";
        }
    }

    public override int CellCount => _cells.Count;

    public override long Offset => ((long)SheetNumber << 32) | (uint)_row;

    public override long Length => 0;

    public override TableCell this[int column] => column < _cells.Count ? _cells[column] : TableCell.Empty;

    public override bool NextSheet()
    {
        if (_reader is null)
        {
            return false;
        }

        try
        {
            if (SheetNumber > 0 && !_reader.NextResult())
            {
                return false;
            }

            SheetNumber++;
            _row = 0;
            if (SheetNumber > _reader.ResultsCount)
            {
                return false;
            }

            return true;
        }
        catch (Exception exception) when (IsContent(exception))
        {
            StructureFault = $"sheet {SheetNumber + 1} that cannot be read ({exception.GetType().Name})";
            return false;
        }
    }

    public override bool ReadRow()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (!_reader!.Read())
            {
                return false;
            }

            _row++;
            _cells.Clear();
            for (int column = 0; column < _reader.FieldCount; column++)
            {
                _cells.Add(_errors.At(SheetNumber, _row, column) is { } error ? TableCell.OfError(error) : CellOf(_reader.GetValue(column)));
            }

            return true;
        }
        catch (Exception exception) when (IsContent(exception))
        {
            StructureFault = $"sheet {SheetNumber} cannot be read below row {_row} ({exception.GetType().Name})";
            return false;
        }
    }

    protected override void Dispose(bool disposing) => _reader?.Dispose();

    /// <summary>The content lies in memory and within bounds, so whatever the package throws was provoked by it.</summary>
    private static bool IsContent(Exception exception) => exception is not (OperationCanceledException or OutOfMemoryException);

    private static TableCell CellOf(object? value) => value switch
    {
        null => TableCell.Empty,
        double number when decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) => TableCell.OfNumber(exact),
        int number => TableCell.OfNumber(number),
        string { Length: > 0 } text => IsError(text) ? TableCell.OfError(text) : TableCell.OfText(text),
        string => TableCell.Empty,
        DateTime day => TableCell.OfDay(day),
        bool flag => TableCell.OfFlag(flag),
        _ => TableCell.OfError("#NUM!"),
    };

    private static string? FormFaultOf(ZipArchive parts)
    {
        if (parts.Part("xl/workbook.bin") is not null)
        {
            return "a binary workbook (.xlsb); open it in Excel and save it as .xlsx";
        }

        if (parts.Part("xl/workbook.xml") is null)
        {
            return parts.Part("content.xml") is not null ? "an OpenDocument file (.ods); save it as .xlsx" : "an archive that is no workbook";
        }

        return null;
    }

    private static bool ReadsFrom1904(ZipArchive parts)
    {
        using XmlReader reader = XmlReader.Create(parts.Part("xl/workbook.xml")!.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "workbookPr")
            {
                return reader.GetAttribute("date1904") is "1" or "true";
            }
        }

        return false;
    }
}
