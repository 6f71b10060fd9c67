using System.Globalization;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>A good envelope in one of the many forms that are met, drawn from a seed.</summary>
internal static class RandomEnvelope
{
    public static EnvelopeText Of(int seed)
    {
        Random random = new(seed);
        DossierText[] dossiers = [.. Enumerable.Range(0, random.Next(0, 6)).Select(number => Dossier(random, number))];
        return new EnvelopeText(dossiers)
        {
            Form = (ContentForm)random.Next(6),
            ByteOrderMark = random.Next(3) == 0,
            Declaration = random.Next(3) switch { 0 => "", 1 => "<?xml version='1.0'?>", _ => "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<!-- <HOSO> made by a test -->\r\n" },
            InnerDeclaration = random.Next(2) == 0 ? "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n" : "",
            InnerByteOrderMark = random.Next(4) == 0,
            SenderLast = random.Next(5) == 0,
            CodeAfterContent = random.Next(4) == 0,
            Prefix = random.Next(6) == 0 ? "ns0:" : "",
            Layout = random.Next(2) == 0 ? "" : "\r\n\t",
            Between = random.Next(4) == 0 ? "<!-- a <FILEHOSO> in a comment --><?note a > b ?><LA_LUNG x='a>b'><CON>1</CON></LA_LUNG>" : "",
            Signature = random.Next(2) == 0 ? "<CHUKYDONVI/>" : "<CHUKYDONVI><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignatureValue>AAAA</SignatureValue></Signature></CHUKYDONVI>",
        };
    }

    private static DossierText Dossier(Random random, int number)
    {
        DossierText dossier = new($"LK-{number:0000}");
        for (int i = random.Next(0, 8); i > 0; i--)
        {
            decimal benefit = random.Next(3) switch { 0 => 80m, 1 => 95m, _ => 100m };
            decimal other = random.Next(4) == 0 ? random.Next(1, 500) : 0m;
            if (random.Next(2) == 0)
            {
                dossier.AddDrug($"40.{random.Next(1, 400)}", random.Next(1, 30_000) / 1000m, random.Next(10_000, 90_000_000) / 1000m, benefit, other);
            }
            else
            {
                dossier.AddService($"13.{random.Next(1, 400)}", random.Next(4) == 0 ? 10 : 18, random.Next(1, 5), random.Next(100_000, 900_000), benefit, other);
            }
        }

        foreach (int table in new[] { 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0 })
        {
            for (int i = random.Next(4) == 0 ? table is 5 or 6 or 9 or 15 or 0 ? random.Next(1, 4) : 1 : 0; i > 0; i--)
            {
                dossier.AddPaper(table);
            }
        }

        dossier.Total();
        dossier.Summary["THANG_QT"] = random.Next(1, 13).ToString(CultureInfo.InvariantCulture);
        switch (random.Next(4))
        {
            case 0:
                dossier.Summary["T_BHTT"] = $"<![CDATA[ {dossier.Summary["T_BHTT"]} ]]>";
                dossier.Summary["GHI_CHU"] = "<![CDATA[ <T_BHTT>1</T_BHTT> & <CHI_TIET_THUOC> ]]>";
                break;
            case 1:
                dossier.Summary["T_BHTT"] = $"<!-- <T_BHTT>7</T_BHTT> -->\n{dossier.Summary["T_BHTT"]}";
                break;
            case 2:
                dossier.Summary["DIA_CHI"] = "Nhà số 5 & 6 <CHI_TIET_THUOC>";
                dossier.Summary["NHOM_LA"] = "unknown";
                break;
            default:
                break;
        }

        List<int> order = [.. dossier.Tables.Where(entry => entry.Value.Count > 0).Select(entry => entry.Key)];
        dossier.Order = random.Next(3) == 0 ? [.. order.OrderBy(_ => random.Next())] : [.. order.Order()];
        return dossier;
    }
}
