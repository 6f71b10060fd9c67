using System.Globalization;
using System.Text;
using System.Xml;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>The lists of administrative units at a date from the SOAP service <c>DMDVHC.asmx</c> of the statistics office: provinces, and communes.</summary>
/// <param name="dates">The days of which the lists are asked; one file for each list and day.</param>
/// <param name="today">Stands in where no date is given.</param>
public sealed class UnitListConnector(HttpExchange exchange, Uri service, IReadOnlyList<DateOnly> dates, Func<DateOnly> today) : IConnector
{
    private const string Space = "http://tempuri.org/";

    private static readonly string[] Operations = ["DanhMucTinh", "DanhMucPhuongXa"];

    public string Kind => "nso-units";

    public string Question => $"{service.AbsoluteUri}\n{string.Join(';', dates.Select(date => date.ToString("O", CultureInfo.InvariantCulture)))}";

    public async Task<PullYield> PullAsync(PullFolder folder, PullMemory memory, CancellationToken cancellationToken)
    {
        List<PulledFile> files = [];
        Dictionary<string, DeliveredPart> parts = new(memory.Parts, StringComparer.Ordinal);
        foreach (DateOnly date in dates.Count > 0 ? dates : [today()])
        {
            foreach (string operation in Operations)
            {
                // Without a fixed date the lists of two days are the same part: only a change of the units makes a new file.
                string day = date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
                string part = dates.Count > 0 ? $"{operation}-{day}" : operation;
                HttpAsk ask = new(service, ContentForm.Xml)
                {
                    Body = Envelope(operation, date),
                    MediaType = "text/xml",
                    Headers = new Dictionary<string, string> { ["SOAPAction"] = $"\"{Space}{operation}\"" },
                    ReadError = FaultIn,
                };
                HttpDownload download = await exchange.DownloadAsync(ask, folder.PathOf(part), memory.Parts.GetValueOrDefault(part), cancellationToken);
                Check(operation, folder.PathOf(part));
                parts[part] = download.ToPart();
                if (!download.IsUnchanged)
                {
                    files.Add(new PulledFile(folder.PathOf(part), $"{operation}-{day}", ".xml", download.Hash, download.ByteCount, $"POST {HttpExchange.Show(service)} {operation} at {date:yyyy-MM-dd}"));
                }
            }
        }

        return new PullYield(files, memory with { Parts = parts }, []);
    }

    private static string Envelope(string operation, DateOnly date)
    {
        StringBuilder text = new();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
            writer.WriteStartElement("soap", "Envelope", Soap);
            writer.WriteStartElement("Body", Soap);
            writer.WriteStartElement(operation, Space);
            writer.WriteElementString("DenNgay", Space, date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            if (operation == "DanhMucPhuongXa")
            {
                // Empty: the communes of every province. There is no district since 2025-07-01, but the service still asks for one.
                foreach (string name in (string[])["Tinh", "TenTinh", "QuanHuyen", "TenQuanHuyen"])
                {
                    writer.WriteElementString(name, Space, "");
                }
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return text.ToString();
    }

    private void Check(string operation, string path)
    {
        int rows = 0;
        bool isAnswer = false;
        string fault = "";
        using FileStream file = new(path, FileMode.Open, FileAccess.Read);
        using XmlReader reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                isAnswer |= reader.LocalName == operation + "Response";
                rows += reader.LocalName == "TABLE" ? 1 : 0;
                fault = reader.LocalName == "Fault" ? "a SOAP fault" : fault;
            }
        }

        string? found = fault.Length > 0 ? fault : !isAnswer ? "XML that is no answer to the question" : rows == 0 ? "a list without rows" : null;
        if (found is not null)
        {
            throw new PullException(new PullFinding($"POST {HttpExchange.Show(service)} {operation}", found, $"{operation}Response with rows TABLE", "Open the description of the service (…asmx?WSDL) and compare; until then take the list from the form of the register and put it into the drop folder of the feed."));
        }
    }

    private static string? FaultIn(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        int from = text.IndexOf("<faultcode>", StringComparison.Ordinal);
        int to = text.IndexOf("</faultcode>", StringComparison.Ordinal);
        return from >= 0 && to > from && to - from < 80 ? text[(from + "<faultcode>".Length)..to] : null;
    }
}
