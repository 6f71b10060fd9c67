using System.Text;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Tells by its first bytes what form a file has, whatever its name says.</summary>
internal static class TableFile
{
    private static readonly byte[] EncryptedPart = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static RowFeed Open(Stream content, CancellationToken cancellationToken)
    {
        byte[] start = new byte[512];
        int length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> head = start.AsSpan(0, length);
        Stream whole = new JoinedStream(start.AsMemory(0, length), content);
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return HoldWhole(whole, cancellationToken) is { } workbook
                ? new WorkbookRows(workbook, cancellationToken)
                : new RefusedRows($"a workbook above {WorkbookBounds.LongestFile} bytes", isStructure: true);
        }

        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            return new RefusedRows(HoldWhole(whole, cancellationToken) is { } compound && compound.GetBuffer().AsSpan(0, (int)compound.Length).IndexOf(EncryptedPart) >= 0
                ? "a workbook with a password; open it in Excel, take the password off and save it again"
                : "a workbook of Excel 97-2003 (.xls); open it in Excel and save it as .xlsx");
        }

        ReadOnlySpan<byte> text = head.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("<"u8) || text.StartsWith("MIME-Version"u8))
        {
            return new RefusedRows("a web page or XML (Excel opens such files under the name .xls); open it in Excel and save it as .xlsx");
        }

        return text.StartsWith("%PDF"u8) ? new RefusedRows("a PDF document; ask for the table itself as .xlsx or CSV") : new TextRows(whole, cancellationToken);
    }

    /// <summary>Null when there is more than a workbook may have.</summary>
    private static MemoryStream? HoldWhole(Stream content, CancellationToken cancellationToken)
    {
        MemoryStream held = new();
        byte[] buffer = new byte[128 * 1024];
        int count;
        while ((count = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (held.Length + count > WorkbookBounds.LongestFile)
            {
                return null;
            }

            held.Write(buffer, 0, count);
        }

        held.Position = 0;
        return held;
    }
}
