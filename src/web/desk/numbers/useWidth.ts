import { useEffect, useRef, useState } from 'preact/hooks';

/** The width of an element in CSS pixels, kept up with the window; `otherwise` until it is known. */
export function useWidth<Shown extends Element>(otherwise: number) {
  const element = useRef<Shown>(null);
  const [width, setWidth] = useState(otherwise);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, width };
}
