using System.Text;
using System.Text.RegularExpressions;
using BhytWarehouse.EndToEnd.Tests.Crash;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>Files made to exhaust memory, loaded by a process of its own, whose greatest size is measured.</summary>
public sealed partial class HugeFileTests : IDisposable
{
    private const int MostMegabytes = 450;
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-huge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact]
    public async Task TextNode_Of200Megabytes_IsRefusedInBoundedMemory()
    {
        string claims = Directory.CreateDirectory(Path.Combine(_folder, "VssClaims")).FullName;
        await using (FileStream file = File.Create(Path.Combine(claims, "huge.xml")))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes("<GIAMDINHHS><THONGTINDONVI><MACSKCB>00101</MACSKCB></THONGTINDONVI><THONGTINHOSO><NGAYLAP>20250512</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO><HOSO><FILEHOSO><LOAIHOSO>XML1</LOAIHOSO><NOIDUNGFILE>"));
            byte[] megabyte = new byte[1024 * 1024];
            Array.Fill(megabyte, (byte)'A');
            for (int count = 0; count < 200; count++)
            {
                await file.WriteAsync(megabyte);
            }

            await file.WriteAsync(Encoding.UTF8.GetBytes("</NOIDUNGFILE></FILEHOSO></HOSO></DANHSACHHOSO></THONGTINHOSO></GIAMDINHHS>"));
        }

        await File.WriteAllBytesAsync(Path.Combine(claims, "good.xml"), new EnvelopeText(new DossierText("LK-A")).ToBytes());
        string homeFolder = Path.Combine(_folder, "home");
        ScratchHome.PutKey(homeFolder);

        (int exitCode, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartShell(ChildProcess.Command("load", "VssClaims", "--from", claims, "--warehouse", "sqlite:" + ScratchHome.WarehousePathIn(homeFolder))));

        exitCode.ShouldBe(0, output + error);
        int peak = int.Parse(Peak().Match(error).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        peak.ShouldBeInRange(20, MostMegabytes);
        using ScratchHome home = ScratchHome.OpenIn(homeFolder);
        home.Rows("SELECT FileName, StateName, RefusalRuleCode FROM audit_SourceFile ORDER BY 1", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2)))
            .ShouldBe([("good.xml", "read", ""), ("huge.xml", "refused", "VC-011")]);
        home.Rows("SELECT ClaimNumber FROM fact_Claim", reader => reader.GetString(0)).ShouldBe(["LK-A"]);
    }

    [GeneratedRegex("peak ([0-9]+) MB")]
    private static partial Regex Peak();
}
