using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the page after an action says of it, once: kept in a sealed cookie between the two requests, so that no link can put words into a page.</summary>
internal sealed class PageNotice(IDataProtectionProvider protection)
{
    private const string Cookie = "bhyt-notice";
    private const int Longest = 1_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _seal = protection.CreateProtector(Cookie);

    public void Keep(HttpContext http, string message, bool isGood) => http.Response.Cookies.Append(
        Cookie, _seal.Protect(JsonSerializer.Serialize(new Told(message.Length > Longest ? message[..Longest] + "…" : message, isGood))),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = Kept, IsEssential = true });

    /// <summary>What is to be said, which is then forgotten; null where nothing is.</summary>
    public Told? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<Told>(_seal.Unprotect(kept));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Written by nobody here.
            return null;
        }
    }

    internal sealed record Told(string Message, bool IsGood);
}
