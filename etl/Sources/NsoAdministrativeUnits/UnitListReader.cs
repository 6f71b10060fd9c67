using BhytWarehouse.Etl.Sources.Tables;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>Reads unit tables, and answers of the list service after they were brought into the form of a table.</summary>
internal sealed class UnitListReader(ISourceReader tables) : ISourceReader
{
    public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
    {
        if (!file.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            return tables.Read(file, content, sink, cancellationToken);
        }

        try
        {
            using Stream table = UnitListAnswer.AsTable(file.Name, content, cancellationToken);
            return tables.Read(file, table, sink, cancellationToken);
        }
        catch (UnreadableAnswerException fault)
        {
            return FileVerdict.Refused(fault.Rule.Code, fault.Message, fault.Rule.Expectation, 0);
        }
    }

    public void Dispose() => tables.Dispose();
}
